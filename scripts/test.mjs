// `npm test`: everything, on a fresh clone too. The last line is `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process';
import { ensureBuilt } from './lib/built.mjs';
import { staticChecks } from './lib/checks.mjs';
import { ensureInstalled } from './lib/installed.mjs';
import { requireNodeVersion } from './lib/node-version.mjs';
import { inRoot } from './lib/root.mjs';
import { runSuites } from './lib/suites.mjs';
import { createTally, printTotal } from './lib/tally.mjs';
import { ensureTools } from './lib/tools.mjs';

requireNodeVersion();
const tally = createTally();

/** What `TEST_API_STORE` lets run on either database. */
const apiTests = ['test/api/', 'test/matrix/', 'test/usecases/'];

/** In continuous integration nothing may be left out unseen. */
function lacks(what, consequence) {
  const why = `${what} is missing: ${consequence}`;
  if (process.env.CI === 'true') tally.fail(why);
  else tally.skip(why);
}

async function withMariaDb(mariadb, work) {
  if (mariadb === null) {
    lacks('MariaDB', 'no test on MariaDB ran');
    return work({});
  }
  // Loaded late: scripts that need no database do not pay for it.
  const { startMariaDb } = await import('./mariadb.mjs');
  const server = await startMariaDb();
  try {
    return await work({ TEST_MYSQL_URL: server.url });
  } finally {
    await server.stop();
  }
}

/** The tests read the sources; that the built code loads in plain Node is seen here only. */
function checkBuiltCommand() {
  const command = [inRoot('runtime', 'bin', 'liandong.mjs'), 'due', '2020-11-20 16:59', '5wd'];
  const { stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  if (stdout === '2020-11-27 17:00\n') tally.pass();
  else tally.fail(`built command line: expected 2020-11-27 17:00 but got ${stdout}`);
}

async function runAll() {
  if (!ensureInstalled()) return tally.fail('installing packages');
  const { mariadb, chromium, missing } = ensureTools();
  if (missing.includes('Chinese font')) lacks('A Chinese font', 'screenshots show boxes');
  staticChecks(tally);
  console.log('\n== build');
  if (ensureBuilt()) tally.pass();
  else tally.fail('build');
  checkBuiltCommand();
  await runSuites(tally, 'unit', ['engine', 'designer', 'root']);
  await withMariaDb(mariadb, async (databaseEnv) => {
    await runSuites(tally, 'store and API', ['runtime'], databaseEnv);
    if (mariadb !== null) {
      const env = { ...databaseEnv, TEST_API_STORE: 'mysql' };
      await runSuites(tally, 'API on MariaDB', ['runtime'], env, apiTests);
    }
    if (chromium === null) lacks('Chromium', 'no browser journey ran');
    else await runSuites(tally, 'browser', ['browser'], { ...databaseEnv, CHROMIUM: chromium });
  });
}

try {
  await runAll();
} catch (error) {
  console.error(error);
  tally.fail(`the run itself: ${error.message}`);
}
process.exitCode = printTotal(tally);
