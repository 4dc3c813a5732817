import { StoreError, type StoreFailure } from '../port.ts';

/** Deadlock, lock wait, changed since read, and what Galera answers at commit. */
const conflicts = new Set([1205, 1213, 1020, 3101]);
/** Not primary, shutdown, full table or disk, read-only, killed, too many connections. */
const losses = new Set([1047, 1053, 1114, 1021, 3, 1290, 1836, 1317, 1927, 1040, 1203, 1044, 1045]);
const lost = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_|PROTOCOL_|POOL_)/;

function failureOf(error: Error & { errno?: unknown; code?: unknown; fatal?: unknown }) {
  const errno = typeof error.errno === 'number' ? error.errno : 0;
  const code = typeof error.code === 'string' ? error.code : '';
  if (errno === 1062) return 'duplicate' satisfies StoreFailure;
  if (conflicts.has(errno)) return 'conflict' satisfies StoreFailure;
  if (losses.has(errno) || lost.test(code) || error.fatal === true) {
    return 'unavailable' satisfies StoreFailure;
  }
  const closed = /closed state|connection is in closed|Pool is closed/i.test(error.message);
  if (closed) return 'unavailable' satisfies StoreFailure;
  return errno === 0 ? null : ('invalid' satisfies StoreFailure);
}

/** Converts what the driver throws; other errors pass as they are. */
export function storeError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const failure = failureOf(error);
  return failure === null ? error : new StoreError(failure, error.message, error);
}
