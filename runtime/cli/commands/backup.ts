import { createWriteStream } from 'node:fs';
import { cp, mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { dumpLines } from '../../store/dump.ts';
import type { Schema } from '../../store/key-table.ts';
import type { Place } from '../../store/place.ts';
import { readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { findInstallation } from '../installation.ts';
import { wrongUse } from '../speak.ts';

export const databaseFile = 'database.jsonl.gz';
export const keysFile = 'keys.jsonl.gz';
export const filesFolder = 'files';

/**
 * Copies the database as of one moment, and the uploaded files, into a folder; the keys into
 * another one, since who has both can read everything. The server may go on working.
 */
export const backupCommand: Command = {
  name: 'backup',
  usage: '<folder> --keys <folder>',
  summary: {
    zh: '备份数据库与上传文件；密钥另存',
    en: 'back up the database and the uploaded files, the keys apart',
  },
  async run(args, io) {
    const options = { keys: { type: 'string' } } as const;
    const read = readArguments(args, options, ['folder']);
    if (!read.ok) return wrongUse(io, read.problem);
    const found = findInstallation(io);
    if (!found.ok) return wrongUse(io, found.problem);
    const { database, keys, files } = found.installation;
    const folder = resolve(io.cwd, read.names[0] ?? '');
    const keysFolder = read.values.keys === undefined ? null : resolve(io.cwd, read.values.keys);
    if (keysFolder === null || keysFolder === folder) {
      return wrongUse(io, {
        zh: '请用 --keys 指定另一个保存密钥的文件夹',
        en: 'Expected --keys with another folder than that of the data',
      });
    }
    await mkdir(folder, { recursive: true });
    await mkdir(keysFolder, { recursive: true, mode: 0o700 });
    // Files are kept before their rows are written, so every file of the dump is there by now.
    await dump(database, 'main', join(folder, databaseFile));
    await dump(keys, 'keys', join(keysFolder, keysFile));
    if (await exists(files)) await cp(files, join(folder, filesFolder), { recursive: true });
    io.stdout.write(`${JSON.stringify({ folder, keys: keysFolder })}\n`);
    return 0;
  },
};

async function dump(place: Place, schema: Schema, file: string): Promise<void> {
  const lines = async function* () {
    for await (const line of dumpLines(place, schema)) yield `${line}\n`;
  };
  const target = createWriteStream(file, { mode: 0o600, flush: true });
  await pipeline(Readable.from(lines()), createGzip(), target);
}

export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
