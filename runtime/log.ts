import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/**
 * JSON lines. Never a personal value, token or password: log ids, codes and counts. What slips in
 * under a well-known name is removed.
 */
export type Log = Logger;

const redacted = ['password', 'code', 'secret', 'token', 'cookie', 'phone', 'name'];

/** An error without the values that databases quote in their messages. */
function shownError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const hide = (text: string) => text.replace(/'[^']*'/g, "'…'");
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const cause = error.cause === undefined ? {} : { cause: shownError(error.cause) };
  return { type: error.name, message: hide(error.message), stack: frames.slice(0, 12), ...cause };
}

/** The log of a node on standard output, or into `to`. */
export function openLog(config: Pick<Config, 'logLevel'>, to?: { write(line: string): void }): Log {
  const options = {
    level: config.logLevel,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: shownError },
    redact: { paths: redacted.flatMap((name) => [name, `*.${name}`]), remove: true },
  };
  return to === undefined ? pino(options) : pino(options, to);
}
