import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Config, processConfig } from './config.ts';
import { openLog } from './log.ts';
import { startNode } from './node.ts';
import { PortTaken } from './port-taken.ts';
import type { Services } from './services.ts';
import { StoreError } from './store/port.ts';

/** Who may sign in after the first start; told once in the terminal, stored nowhere. */
export interface Credential {
  readonly login: string;
  readonly password: string;
  readonly role: string;
}

export interface Seeds {
  /** The demonstration city. */
  demonstration(services: Services): Promise<readonly Credential[]>;
  /** An administrator and nothing else. */
  empty(services: Services): Promise<readonly Credential[]>;
}

const usage = `Usage: npm start [-- --empty]
PORT, DATA_DIR, DATABASE_URL, HOST, ZONE, PUBLIC_ORIGIN, TRUSTED_PROXIES, LOG_LEVEL: see README.md
`;

/** The built pages, seen from the sources and from `dist`. */
function pagesFolder(): string | null {
  const folders = ['../designer/dist', '../../designer/dist'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  return folders.find((folder) => existsSync(`${folder}/index.html`)) ?? null;
}

function tell(credentials: readonly Credential[]): void {
  const width = Math.max(...credentials.map(({ login }) => login.length));
  const lines = credentials.map(
    ({ login, password, role }) => `  ${login.padEnd(width)}  ${password}  ${role}`,
  );
  process.stdout.write(
    `\n首次启动的账号，密码只显示这一次 / Accounts of the first start, shown this once:\n${lines.join('\n')}\n\n`,
  );
}

/** A second signal does not wait. */
function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => resolve(signal));
    }
  });
}

async function serve(config: Config, seeds: Seeds): Promise<number> {
  const log = openLog(config);
  const node = await startNode(config, {
    log,
    async firstStart(services) {
      const seed = config.empty ? seeds.empty : seeds.demonstration;
      tell(await seed(services));
    },
  });
  process.stdout.write(`联动 / Liandong: ${node.url}\n`);
  const signal = await untilSignal();
  log.info({ signal }, 'node stops');
  await node.stop();
  return 0;
}

/** Which setting names the database that failed; its password is left out. */
function databaseHint({ databaseUrl }: Config): string {
  if (databaseUrl === null) return '';
  const shown = databaseUrl.replace(/^(\w+:\/\/[^:@/]*):[^@]*@/, '$1@');
  return (
    `请检查 DATABASE_URL=${shown}：数据库是否已启动，地址、用户和密码是否正确\n` +
    `Check DATABASE_URL=${shown}: does the database run, are address, user and password right?\n`
  );
}

/** The program `npm start` runs; answers its exit code: 2 for wrong use, 1 when it cannot start. */
export async function runProgram(seeds: Seeds): Promise<number> {
  const result = processConfig();
  if (!result.ok) {
    process.stderr.write(`${result.problems.join('\n')}\n${usage}`);
    return 2;
  }
  try {
    return await serve({ ...result.config, pagesDir: pagesFolder() }, seeds);
  } catch (error) {
    // What the system or the database refuses is told by its message; a fault of ours by its place.
    const failure = error instanceof Error ? error : new Error(String(error));
    const refused = failure instanceof StoreError || 'code' in failure;
    const reason = refused ? failure.message : (failure.stack ?? failure.message);
    const hint = refused && !(failure instanceof PortTaken) ? databaseHint(result.config) : '';
    process.stderr.write(`无法启动 / Cannot start: ${reason}\n${hint}`);
    return 1;
  }
}
