import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './process.mjs';

const systemFolders = ['/usr/local/sbin', '/usr/sbin', '/usr/local/bin', '/usr/bin', '/snap/bin'];

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Path of the first of these programs, in the search path or the system's folders; or null. */
export function findProgram(...names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...systemFolders];
  for (const name of names) {
    for (const folder of folders) {
      if (folder !== '' && isProgram(join(folder, name))) return join(folder, name);
    }
  }
  return null;
}

function named(variable, ...names) {
  const path = process.env[variable];
  if (path) return isProgram(path) ? path : null;
  return findProgram(...names);
}

/** The database server; MARIADBD names another one. */
export const findMariaDb = () => named('MARIADBD', 'mariadbd');

/** The browser; CHROMIUM names another one. */
const findChromium = () =>
  named('CHROMIUM', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');

/** A font with Chinese glyphs, without which screenshots and prints are boxes. */
function findChineseFont() {
  const list = findProgram('fc-list');
  if (!list) return null;
  const { stdout } = spawnSync(list, [':lang=zh', 'family'], { encoding: 'utf8' });
  return stdout?.split('\n')[0] || null;
}

/** What the suites need beside Node, with the Debian package that has it. */
const tools = [
  { name: 'MariaDB', find: findMariaDb, variable: 'MARIADBD', package: 'mariadb-server' },
  { name: 'Chromium', find: findChromium, variable: 'CHROMIUM', package: 'chromium' },
  { name: 'Chinese font', find: findChineseFont, package: 'fonts-noto-cjk' },
];

/** Finds the tools, installs the missing ones with apt where that is allowed. */
export function ensureTools() {
  const missing = tools.filter(({ find }) => find() === null);
  // A tool named by its variable was chosen; another one would not be what was meant.
  const wanted = missing.filter(({ variable }) => !variable || !process.env[variable]);
  const apt = findProgram('apt-get');
  if (wanted.length > 0 && apt && process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    console.log(`Installing ${wanted.map(({ name }) => name).join(', ')} with apt ...`);
    const packages = wanted.map((tool) => tool.package);
    const install = ['install', '-y', '--no-install-recommends', ...packages];
    if (run(apt, ['update'], { env })) run(apt, install, { env });
  }
  return {
    mariadb: findMariaDb(),
    chromium: findChromium(),
    missing: tools.filter(({ find }) => find() === null).map((tool) => tool.name),
  };
}
