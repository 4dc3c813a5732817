import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP's equal of argon2id with 19 MiB; 32 MiB and about a quarter of a second each. */
const cost = { log2: 15, blockSize: 8, parallelism: 3 };

const hashesAtOnceMax = 2;
const hashesWaitingMax = 64;

/** A number of passwords are being checked already: the caller answers `overloaded`. */
export class PasswordsBusy extends Error {}

let running = 0;
const waiting: (() => void)[] = [];

/** Hashing must not take all threads of the pool from files and look-ups. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= hashesAtOnceMax) {
    if (waiting.length >= hashesWaitingMax) {
      throw new PasswordsBusy(`Expected at most ${hashesWaitingMax} passwords to wait`);
    }
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
    });
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const text = password.normalize('NFC');
    scrypt(text, salt, 32, { ...options, maxmem: 256 * 1024 * 1024 }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

/**
 * A stored form of a password: `scrypt$15$8$3$<salt>$<key>`, with a salt of its own.
 * Runs in the thread pool. Throws `PasswordsBusy` when too many wait.
 */
export async function hashPassword(password: string): Promise<string> {
  const { log2, blockSize, parallelism } = cost;
  const salt = randomBytes(16);
  const options = { N: 2 ** log2, r: blockSize, p: parallelism };
  const key = await inTurn(() => derive(password, salt, options));
  const texts = [salt, key].map((bytes) => bytes.toString('base64url'));
  return ['scrypt', log2, blockSize, parallelism, ...texts].join('$');
}

/** A form that no password has, checked when there is no account: both take the same time. */
const nobody = `scrypt$15$8$3$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Whether `password` is the one behind `stored`; null is an account that cannot sign in. */
export async function checkPassword(password: string, stored: string | null): Promise<boolean> {
  const parts = (stored ?? nobody).split('$');
  const [scheme, log2, blockSize, parallelism, salt, key] = parts;
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) {
    throw new Error('Expected a stored password made by hashPassword');
  }
  const options = { N: 2 ** Number(log2), r: Number(blockSize), p: Number(parallelism) };
  const found = await inTurn(() => derive(password, Buffer.from(salt, 'base64url'), options));
  const same = timingSafeEqual(found, Buffer.from(key, 'base64url'));
  return same && stored !== null;
}

/** Without the characters that people confuse when they copy them from a terminal. */
const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A random password of 20 characters, more than 115 bits. */
export function newPassword(): string {
  let text = '';
  while (text.length < 20) {
    for (const byte of randomBytes(32)) {
      const letter = byte < alphabet.length * 4 ? alphabet[byte % alphabet.length] : undefined;
      if (letter !== undefined && text.length < 20) text += letter;
    }
  }
  return text;
}
