import { createReadStream } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { restoreLines } from '../../store/dump.ts';
import type { Schema } from '../../store/key-table.ts';
import { openKeys } from '../../store/keys.ts';
import { openStore } from '../../store/open.ts';
import type { Place } from '../../store/place.ts';
import type { KeyRow } from '../../store/rows/platform.ts';
import { readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { findInstallation } from '../installation.ts';
import { refuse, wrongUse } from '../speak.ts';
import { databaseFile, exists, filesFolder, keysFile } from './backup.ts';

/**
 * Fills an empty installation from a backup. `--erased` names a newer backup of the keys: whoever
 * was erased since the restored one was made is erased again.
 */
export const restoreCommand: Command = {
  name: 'restore',
  usage: '<folder> --keys <folder> [--erased <folder>]',
  summary: { zh: '从备份恢复到空的数据目录', en: 'restore a backup into an empty installation' },
  async run(args, io) {
    const options = { keys: { type: 'string' }, erased: { type: 'string' } } as const;
    const read = readArguments(args, options, ['folder']);
    if (!read.ok) return wrongUse(io, read.problem);
    const found = findInstallation(io);
    if (!found.ok) return wrongUse(io, found.problem);
    if (read.values.keys === undefined) {
      return wrongUse(io, { zh: '缺少 --keys', en: 'Expected --keys' });
    }
    const { config, database, keys, files } = found.installation;
    const folder = resolve(io.cwd, read.names[0] ?? '');
    const keysDump = join(resolve(io.cwd, read.values.keys), keysFile);
    for (const file of [join(folder, databaseFile), keysDump]) {
      if (!(await exists(file))) {
        return refuse(io, { zh: `没有找到 ${file}`, en: `Expected ${file} to be there` });
      }
    }
    await mkdir(config.dataDir, { recursive: true });
    const rows = await restore(database, 'main', join(folder, databaseFile));
    const keyRows = await restore(keys, 'keys', keysDump);
    const { erased } = read.values;
    const again = erased === undefined ? 0 : await eraseAgain(keys, resolve(io.cwd, erased));
    const copied = join(folder, filesFolder);
    if (await exists(copied)) await cp(copied, files, { recursive: true });
    io.stdout.write(`${JSON.stringify({ rows, keys: keyRows, erasedAgain: again })}\n`);
    return 0;
  },
};

/** Opened when it is read: lines that nobody waits for yet would be lost. */
async function* linesOf(file: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(file).pipe(createGunzip()) });
}

function restore(place: Place, schema: Schema, file: string): Promise<number> {
  return restoreLines(place, schema, linesOf(file));
}

async function eraseAgain(place: Place, folder: string): Promise<number> {
  const erased = new Map<number, number>();
  for await (const line of linesOf(join(folder, keysFile))) {
    const value: unknown = JSON.parse(line);
    if (!Array.isArray(value)) continue;
    const [id, , , , , erasedAt] = value as [KeyRow['id'], ...unknown[]];
    if (typeof erasedAt === 'number') erased.set(id, erasedAt);
  }
  const keys = await openKeys(await openStore(place, 'keys'), () => Date.now());
  let count = 0;
  for (const [id, at] of erased) count += await keys.erase([id], at);
  await keys.close();
  return count;
}
