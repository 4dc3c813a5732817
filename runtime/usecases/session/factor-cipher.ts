import type { Keys } from '../../store/keys.ts';

/** An authenticator secret as it is stored: under a key of its own, `<key id>.<cipher>`. */
export async function encryptFactor(keys: Keys, secret: string): Promise<string> {
  const key = await keys.draw();
  return `${key.id}.${keys.encrypt(key, secret)}`;
}

/** The clear secret. Throws when its key was erased: the account needs another factor then. */
export async function decryptFactor(keys: Keys, stored: string): Promise<string> {
  const [id = '', cipher = ''] = stored.split('.');
  const keyId = Number(id);
  const secret = (await keys.ring([keyId])).decrypt(keyId, cipher);
  if (secret === null) throw new Error(`Expected key ${id} of an authenticator to exist`);
  return secret;
}
