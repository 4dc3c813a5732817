import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../../runtime/dist/main.js', import.meta.url));
const startMsMax = 150_000;

/** A runtime of its own with the demonstration city, as `npm start` runs it. */
export type TestNode = {
  readonly url: string;
  /** Password by login of the users that the first start told. */
  readonly passwords: ReadonlyMap<string, string>;
  stop(): Promise<void>;
};

/** Starts a runtime on a free port. `databaseUrl` null keeps the data in a folder of its own. */
export async function startTestNode(databaseUrl: string | null = null): Promise<TestNode> {
  const dataDir = mkdtempSync(join(tmpdir(), 'liandong-journey-'));
  const env = {
    ...process.env,
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  };
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const told = await untilServing(child);
    return { url: urlIn(told), passwords: passwordsIn(told), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const urlIn = (told: string) => /Liandong: (http\S+)/.exec(told)?.[1]?.replace(/\/$/, '') ?? '';

function passwordsIn(told: string): Map<string, string> {
  const lines = told.matchAll(/^ {2}(\S+) +(\S+) {2}\S/gm);
  return new Map([...lines].map(([, login = '', password = '']) => [login, password]));
}

/** Everything that the runtime said until it named its address. */
function untilServing(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => reject(new Error(`Expected a runtime but ${why}: ${said}`));
    const timer = setTimeout(() => fail('it took too long'), startMsMax);
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (!urlIn(said)) return;
      clearTimeout(timer);
      resolve(said);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`it ended with ${code}`);
    });
  });
}
