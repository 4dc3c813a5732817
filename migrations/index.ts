import { Keys1795392001000 } from './keys/0001-keys.ts';
import { Process1795392001000 } from './schema/0001-process.ts';
import { Work1795392002000 } from './schema/0002-work.ts';
import { Organisation1795392003000 } from './schema/0003-organisation.ts';
import { Platform1795392004000 } from './schema/0004-platform.ts';
import { LighterIndexes1795478401000 } from './schema/0005-lighter-indexes.ts';
import { Operations1795478402000 } from './schema/0006-operations.ts';

export { type ColumnSpec, columnType, type Dialect, indexName, sparseWhere } from './dialect.ts';

/** Every migration in order. Frozen once released: a change of the schema is a new class. */
export const migrations = [
  Process1795392001000,
  Work1795392002000,
  Organisation1795392003000,
  Platform1795392004000,
  LighterIndexes1795478401000,
  Operations1795478402000,
];

/** Migrations of the key store, a database of its own. */
export const keyMigrations = [Keys1795392001000];
