import type { TableName, Tables } from './rows/index.ts';

/** Columns of the primary key with their values. */
export type Key<T extends TableName> = Partial<Tables[T]>;

/**
 * One change of one row. The commit gathers the changes of a batch into one statement a table,
 * operation and set of columns.
 */
export type Write = {
  [T in TableName]:
    | { readonly op: 'insert'; readonly table: T; readonly row: Tables[T] }
    /** Only for rows guarded by the lock of another row (parts) or without history (settings). */
    | { readonly op: 'upsert'; readonly table: T; readonly row: Tables[T] }
    | {
        readonly op: 'update';
        readonly table: T;
        readonly key: Key<T>;
        readonly set: Partial<Tables[T]>;
        /** Columns that grow by a number: a revision that was not read. */
        readonly add?: Partial<Tables[T]>;
        /** Columns that must still have these values; the command conflicts when they do not. */
        readonly expect?: Partial<Tables[T]>;
      }
    | { readonly op: 'delete'; readonly table: T; readonly key: Key<T> };
}[TableName];
