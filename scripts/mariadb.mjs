// A throw-away MariaDB: its own folder, free port, random password. Used by tests and the bench.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findMariaDb, findProgram } from './lib/tools.mjs';

const user = 'liandong';
const database = 'liandong';

/** As in production, but small. Durable: the tests kill it and count what was acknowledged. */
const settings = [
  '--innodb-flush-log-at-trx-commit=1',
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_bin',
  '--transaction-isolation=READ-COMMITTED',
  '--loose-innodb-snapshot-isolation=ON',
  '--skip-name-resolve',
  '--innodb-buffer-pool-size=128M',
  '--innodb-log-file-size=64M',
  '--max-connections=300',
  '--performance-schema=OFF',
  '--skip-log-bin',
];

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** The server refuses to run as root unless it is told so. */
const asUser = () => (process.getuid?.() === 0 ? ['--user=root'] : []);

function createDataFolder(dataFolder) {
  const install = findProgram('mariadb-install-db', 'mysql_install_db');
  if (!install) throw new Error('Expected mariadb-install-db beside mariadbd but found none');
  const args = ['--no-defaults', `--datadir=${dataFolder}`, ...asUser()];
  args.push('--auth-root-authentication-method=normal', '--skip-test-db');
  const { status, stderr, stdout } = spawnSync(install, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mariadb-install-db ended with ${status}: ${stderr}${stdout}`);
}

function firstCommands(password) {
  return [
    `CREATE DATABASE IF NOT EXISTS ${database};`,
    `CREATE USER IF NOT EXISTS '${user}'@'127.0.0.1' IDENTIFIED BY '${password}';`,
    `GRANT ALL ON *.* TO '${user}'@'127.0.0.1' WITH GRANT OPTION;`,
    '',
  ].join('\n');
}

/** Starts the program and waits until it says that it is ready. */
async function launch(program, args) {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const said = [];
  const lines = createInterface({ input: child.stderr });
  const ready = new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      said.push(line);
      if (said.length > 200) said.shift();
      if (line.includes('ready for connections')) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`mariadbd ended with ${code}:\n${said.join('\n')}`));
    });
  });
  await ready;
  return child;
}

async function end(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Sees to it that nothing outlives this process; gives the function that ends the watch. */
function killWithUs(kill) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const onSignal = (signal) => {
    kill();
    forget();
    process.kill(process.pid, signal);
  };
  const forget = () => {
    process.removeListener('exit', kill);
    for (const signal of signals) process.removeListener(signal, onSignal);
  };
  process.on('exit', kill);
  for (const signal of signals) process.on(signal, onSignal);
  return forget;
}

/**
 * Starts a server of its own. The user may create databases: whoever shares one server makes a
 * database for itself.
 */
export async function startMariaDb() {
  const program = findMariaDb();
  if (!program) throw new Error('Expected mariadbd in the search path but found none');
  const folder = mkdtempSync(join(tmpdir(), 'liandong-mariadb-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  let child;
  const forget = killWithUs(() => {
    child?.kill('SIGKILL');
    remove();
  });

  const dataFolder = join(folder, 'data');
  const password = randomBytes(12).toString('hex');
  const port = await freePort();
  const args = [
    '--no-defaults',
    ...asUser(),
    `--datadir=${dataFolder}`,
    `--socket=${join(folder, 'socket')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--init-file=${join(folder, 'first.sql')}`,
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    ...settings,
  ];
  mkdirSync(dataFolder);
  writeFileSync(join(folder, 'first.sql'), firstCommands(password));
  createDataFolder(dataFolder);
  child = await launch(program, args);

  return {
    url: `mysql://${user}:${password}@127.0.0.1:${port}/${database}`,
    /** Dies as in a power cut; `restart` brings it back with what it had made durable. */
    kill: () => end(child, 'SIGKILL'),
    restart: async () => {
      await end(child, 'SIGTERM');
      child = await launch(program, args);
    },
    stop: async () => {
      await end(child, 'SIGTERM');
      forget();
      remove();
    },
  };
}
