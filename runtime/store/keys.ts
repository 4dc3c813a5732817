import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Id } from '@liandong/engine';
import { type Store, StoreError } from './port.ts';
import { addKeys, eraseKeys, keysById, keysFor, nextKeyId } from './queries/keys.ts';
import type { KeyRow } from './rows/platform.ts';

/** A secret with the number under which rows name it. */
export interface Secret {
  readonly id: Id;
  readonly secret: Buffer;
}

/** The keys of some records, loaded; what is not there was erased. */
export interface KeyRing {
  /** The clear text; null when the key was erased. Throws when the cipher text was altered. */
  decrypt(keyId: Id, cipher: string): string | null;
}

/**
 * The key store: a database of its own with its own backup. Deleting a record's key erases the
 * personal values of that record everywhere, in every copy of the database.
 */
export interface Keys {
  /** The key that signs the audit chain, and those that signed it before by their ids. */
  readonly audit: Secret;
  auditKey(id: Id): Secret | null;
  /** HMAC-SHA256 for search columns, 32 base64url characters; `kind` separates fields. */
  hmac(kind: string, value: string): string;
  /** A fresh key for a new record; it is stored already, so that drawing it costs no commit. */
  draw(): Promise<Secret>;
  /** AES-256-GCM: base64 of nonce, tag and cipher text. */
  encrypt(key: Secret, text: string): string;
  /** Loads the keys named, for decrypting at once afterwards. */
  ring(keyIds: readonly Id[]): Promise<KeyRing>;
  /** The key itself, to encrypt further values of the same record; null when erased. */
  find(keyId: Id): Promise<Secret | null>;
  /** Erases keys for ever; answers how many were there. */
  erase(keyIds: readonly Id[], now: number): Promise<number>;
  close(): Promise<void>;
}

const poolSize = 256;
const algorithm = 'aes-256-gcm';

function secretOf(row: KeyRow): Secret | null {
  return row.erased_at === null ? { id: row.id, secret: Buffer.from(row.secret, 'base64') } : null;
}

/** Makes `count` keys in one commit. Two nodes that choose the same numbers: one tries again. */
async function makeKeys(
  store: Store,
  purpose: string,
  count: number,
  now: number,
): Promise<Secret[]> {
  for (;;) {
    try {
      const rows = await store.transaction(async (transaction) => {
        const first = await nextKeyId(transaction);
        const made = Array.from({ length: count }, (_, at): KeyRow => {
          const secret = randomBytes(32).toString('base64');
          const id = first + at;
          return { id, purpose, subject: null, secret, created_at: now, erased_at: null };
        });
        await addKeys(transaction, made);
        return made;
      });
      return rows.flatMap((row) => secretOf(row) ?? []);
    } catch (error) {
      const again = error instanceof StoreError && /^(duplicate|conflict)$/.test(error.failure);
      if (!again) throw error;
    }
  }
}

async function findOrMake(store: Store, purpose: string, now: number): Promise<Secret[]> {
  const rows = await keysFor(store.read, purpose);
  const found = rows.flatMap((row) => secretOf(row) ?? []);
  return found.length > 0 ? found : makeKeys(store, purpose, 1, now);
}

/** Opens the keys in a store of their own; makes the audit and search keys at the first start. */
export async function openKeys(store: Store, now: () => number): Promise<Keys> {
  const audit = await findOrMake(store, 'audit', now());
  const search = await findOrMake(store, 'search', now());
  return new StoredKeys(store, now, audit, search);
}

class StoredKeys implements Keys {
  readonly audit: Secret;
  readonly #store: Store;
  readonly #now: () => number;
  readonly #auditKeys: ReadonlyMap<Id, Secret>;
  readonly #search: Buffer;
  #pool: Secret[] = [];
  #filling: Promise<void> | null = null;

  constructor(
    store: Store,
    now: () => number,
    audit: readonly Secret[],
    search: readonly Secret[],
  ) {
    const [newest, searchKey] = [audit.at(-1), search[0]];
    if (newest === undefined || searchKey === undefined) throw new Error('Expected keys');
    this.#store = store;
    this.#now = now;
    this.audit = newest;
    this.#auditKeys = new Map(audit.map((key) => [key.id, key]));
    this.#search = searchKey.secret;
  }

  auditKey(id: Id): Secret | null {
    return this.#auditKeys.get(id) ?? null;
  }

  hmac(kind: string, value: string): string {
    const digest = createHmac('sha256', this.#search).update(`${kind}\n${value}`).digest();
    return digest.subarray(0, 24).toString('base64url');
  }

  async draw(): Promise<Secret> {
    for (;;) {
      const key = this.#pool.pop();
      if (key !== undefined) return key;
      this.#filling ??= makeKeys(this.#store, 'record', poolSize, this.#now()).then(
        (made) => {
          this.#filling = null;
          this.#pool = made;
        },
        (error: unknown) => {
          this.#filling = null;
          throw error;
        },
      );
      await this.#filling;
    }
  }

  encrypt(key: Secret, text: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv(algorithm, key.secret, nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
  }

  async ring(keyIds: readonly Id[]): Promise<KeyRing> {
    const wanted = [...new Set(keyIds)];
    const rows = wanted.length === 0 ? [] : await keysById(this.#store.read, wanted);
    const secrets = new Map(rows.flatMap((row) => secretOf(row) ?? []).map((key) => [key.id, key]));
    return {
      decrypt: (keyId, cipher) => {
        const key = secrets.get(keyId);
        return key === undefined ? null : decrypt(key, cipher);
      },
    };
  }

  async find(keyId: Id): Promise<Secret | null> {
    const [row] = await keysById(this.#store.read, [keyId]);
    return row === undefined ? null : secretOf(row);
  }

  erase(keyIds: readonly Id[], now: number): Promise<number> {
    if (keyIds.length === 0) return Promise.resolve(0);
    return this.#store.transaction((transaction) => eraseKeys(transaction, keyIds, now));
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}

function decrypt(key: Secret, text: string): string {
  const bytes = Buffer.from(text, 'base64');
  const decipher = createDecipheriv(algorithm, key.secret, bytes.subarray(0, 12), {
    authTagLength: 16,
  });
  decipher.setAuthTag(bytes.subarray(12, 28));
  return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
}
