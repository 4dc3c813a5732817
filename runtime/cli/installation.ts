import { join } from 'node:path';
import type { Text } from '@liandong/engine';
import { type Config, readConfig } from '../config.ts';
import { keyPlaceOf, type Place, placeOf } from '../store/place.ts';
import type { CommandIo } from './command.ts';

/** Where an installation keeps its data. */
export interface Installation {
  readonly config: Config;
  readonly database: Place;
  readonly keys: Place;
  /** Folder of the uploaded files. */
  readonly files: string;
}

export type FoundInstallation =
  | { readonly ok: true; readonly installation: Installation }
  | { readonly ok: false; readonly problem: Text };

/** The installation that the environment names, as for the server: DATA_DIR, DATABASE_URL. */
export function findInstallation(io: CommandIo): FoundInstallation {
  const read = readConfig(io.env, []);
  if (!read.ok) {
    const problem = read.problems.join('; ');
    return { ok: false, problem: { zh: `环境变量有误：${problem}`, en: problem } };
  }
  const { config } = read;
  const database = placeOf(config.databaseUrl ?? join(config.dataDir, 'liandong.sqlite'));
  const files = join(config.dataDir, 'files');
  return { ok: true, installation: { config, database, keys: keyPlaceOf(database), files } };
}
