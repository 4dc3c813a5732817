import { resolve } from 'node:path';

/** Calls that one person or address may make: a bucket that refills at a steady rate. */
export interface Budget {
  readonly perMinute: number;
  /** Calls that may come at once. */
  readonly burst: number;
}

/** Everything that an installation may decide; read once, at start. */
export interface Config {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly dataDir: string;
  /** `mysql://` or `mariadb://` address; null is SQLite in `dataDir`. */
  readonly databaseUrl: string | null;
  /** IANA name of the installation's zone. */
  readonly zone: string;
  /** `https://host` under which browsers see the product; null takes it from the request. */
  readonly publicOrigin: string | null;
  /** Number of proxies in front whose `X-Forwarded-*` headers are believed. */
  readonly trustedProxies: number;
  /** Only an administrator at the first start, no demonstration city. */
  readonly empty: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Folder of the built web pages; null serves the API only. */
  readonly pagesDir: string | null;
  /** Requests under way at once; beyond it 503. */
  readonly inFlightMax: number;
  /** Event streams that one person may have open: one a tab. */
  readonly streamsPerUserMax: number;
  /** Free space of `dataDir` below which nothing is written. */
  readonly diskFreeBytesMin: number;
  readonly drainMsMax: number;
  readonly session: {
    readonly idleMs: number;
    readonly absoluteMs: number;
  };
  /** Failures of a sign-in before the account and the address must wait. */
  readonly signIn: { readonly failuresMax: number; readonly windowMs: number };
  /** By the name that a route gives as its `limit`. */
  readonly budgets: { readonly [name: string]: Budget };
}

const minute = 60_000;

/** What holds where nothing is said; tests change single members. */
export const defaults: Config = {
  host: '127.0.0.1',
  port: 8080,
  dataDir: resolve('data'),
  databaseUrl: null,
  zone: 'Asia/Shanghai',
  publicOrigin: null,
  trustedProxies: 0,
  empty: false,
  logLevel: 'info',
  pagesDir: null,
  inFlightMax: 512,
  streamsPerUserMax: 20,
  diskFreeBytesMin: 200 * 1024 * 1024,
  drainMsMax: 10_000,
  session: { idleMs: 30 * minute, absoluteMs: 12 * 60 * minute },
  signIn: { failuresMax: 5, windowMs: 15 * minute },
  budgets: {
    reads: { perMinute: 1200, burst: 300 },
    commands: { perMinute: 600, burst: 120 },
    public: { perMinute: 120, burst: 60 },
    'sign-in': { perMinute: 60, burst: 30 },
    uploads: { perMinute: 60, burst: 20 },
    administration: { perMinute: 300, burst: 100 },
    live: { perMinute: 60, burst: 30 },
    publish: { perMinute: 30, burst: 10 },
    reveal: { perMinute: 30, burst: 10 },
    jobs: { perMinute: 6000, burst: 1000 },
  },
};

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

type Environment = { readonly [name: string]: string | undefined };

/** A whole number of the environment within its bounds; the default when it is not set. */
function wholeNumber(
  env: Environment,
  name: string,
  [min, max]: readonly [number, number],
  fallback: number,
  problems: string[],
): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  problems.push(`Expected ${name} to be a whole number from ${min} to ${max} but got "${text}"`);
  return fallback;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const logLevels: readonly Config['logLevel'][] = ['debug', 'info', 'warn', 'error', 'silent'];

/**
 * The configuration from environment variables and arguments of the program.
 * Unknown arguments and values out of bounds are named, nothing is guessed.
 */
export function readConfig(env: Environment, args: readonly string[]): ConfigResult {
  const problems: string[] = [];
  for (const arg of args) {
    if (arg !== '--empty') problems.push(`Expected no argument but --empty, got "${arg}"`);
  }
  const databaseUrl = env.DATABASE_URL || null;
  if (databaseUrl !== null && !/^(mysql|mariadb):\/\//.test(databaseUrl)) {
    problems.push('Expected DATABASE_URL to begin with mysql:// or mariadb://');
  }
  const zone = env.ZONE || defaults.zone;
  if (!isZone(zone)) problems.push(`Expected ZONE to be an IANA time zone but got "${zone}"`);
  const publicOrigin = env.PUBLIC_ORIGIN || null;
  if (publicOrigin !== null && !/^https?:\/\/[^/]+$/.test(publicOrigin)) {
    problems.push(`Expected PUBLIC_ORIGIN like https://host but got "${publicOrigin}"`);
  }
  const logLevel = logLevels.find((level) => level === (env.LOG_LEVEL || defaults.logLevel));
  if (logLevel === undefined) problems.push(`Expected LOG_LEVEL to be one of ${logLevels}`);
  const config: Config = {
    ...defaults,
    host: env.HOST || defaults.host,
    port: wholeNumber(env, 'PORT', [0, 65_535], defaults.port, problems),
    dataDir: resolve(env.DATA_DIR || defaults.dataDir),
    databaseUrl,
    zone,
    publicOrigin,
    trustedProxies: wholeNumber(env, 'TRUSTED_PROXIES', [0, 10], 0, problems),
    empty: args.includes('--empty'),
    logLevel: logLevel ?? defaults.logLevel,
    inFlightMax: wholeNumber(env, 'REQUESTS_MAX', [1, 100_000], defaults.inFlightMax, problems),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config };
}

/** The configuration of this process: the only place that reads its environment. */
export function processConfig(): ConfigResult {
  return readConfig(process.env, process.argv.slice(2));
}
