import type { TableName } from '../rows/index.ts';
import { organisationTables } from './organisation.ts';
import { platformTables } from './platform.ts';
import { processTables } from './process.ts';
import type { TableShape } from './table.ts';
import { workTables } from './work.ts';

/** Every table, in the order in which a commit writes them, so that nodes never wait crosswise. */
export const tables: { readonly [T in TableName]: TableShape } = {
  ...processTables,
  ...workTables,
  ...organisationTables,
  ...platformTables,
};

/** Names of all tables in that order. */
export const tableNames = Object.keys(tables) as TableName[];
