import { mkdir } from 'node:fs/promises';
import { migrate } from '../../store/migrate.ts';
import { readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { findInstallation } from '../installation.ts';
import { wrongUse } from '../speak.ts';

/** Brings the schemas of the database and of its keys up to date; one JSON line a migration. */
export const migrateCommand: Command = {
  name: 'migrate',
  usage: '',
  summary: { zh: '升级数据库结构', en: 'bring the database up to date' },
  async run(args, io) {
    const read = readArguments(args, {}, []);
    if (!read.ok) return wrongUse(io, read.problem);
    const found = findInstallation(io);
    if (!found.ok) return wrongUse(io, found.problem);
    const { config, database, keys } = found.installation;
    await mkdir(config.dataDir, { recursive: true });
    for (const [schema, place] of [['main', database] as const, ['keys', keys] as const]) {
      for (const migration of await migrate(place, schema)) {
        io.stdout.write(`${JSON.stringify({ schema, migration })}\n`);
      }
    }
    return 0;
  },
};
