/** `npm run torture -- --kills 100 [--store sqlite]`: the long run of `kill.test.ts`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startMariaDb } from '../../../scripts/mariadb.mjs';
import { type TortureResult, torture } from './torture.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    clients: { type: 'string', default: '32' },
    calls: { type: 'string', default: '1000' },
    store: { type: 'string', multiple: true, default: ['sqlite', 'mysql'] },
  },
});

const counts = {
  kills: Number(values.kills),
  clients: Number(values.clients),
  callsBetween: Number(values.calls),
};

function say(store: string, result: TortureResult): void {
  process.stdout.write(`${JSON.stringify({ store, ...result })}\n`);
  if (result.violations.length > 0) process.exitCode = 1;
}

if (values.store.includes('sqlite')) {
  const folder = mkdtempSync(join(tmpdir(), 'liandong-torture-'));
  say('sqlite', await torture({ ...counts, database: join(folder, 'liandong.sqlite') }));
  rmSync(folder, { recursive: true });
}
if (values.store.includes('mysql')) {
  const server = await startMariaDb();
  const killDatabase = async () => {
    await server.kill();
    await server.restart();
  };
  say('mysql', await torture({ ...counts, database: server.url, killDatabase }));
  await server.stop();
}
