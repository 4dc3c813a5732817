import { StoreError, type StoreFailure } from '../port.ts';

function failureOf(code: string): StoreFailure {
  if (code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE') {
    return 'duplicate';
  }
  if (/^SQLITE_(BUSY|FULL|IOERR|CANTOPEN|READONLY|NOMEM)/.test(code)) return 'unavailable';
  return 'invalid';
}

/** Converts what the driver throws; other errors pass as they are. */
export function storeError(error: unknown): unknown {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    if (error.code.startsWith('SQLITE_')) {
      return new StoreError(failureOf(error.code), error.message, error);
    }
  }
  return error;
}
