import { describe, expect, it } from 'vitest';
import { checkPassword, hashPassword, newPassword } from '../../auth/password.ts';

describe('a password', () => {
  it('is recognised, also when its letters are composed otherwise', async () => {
    const stored = await hashPassword('caf\u00e9 密码');
    expect(stored).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(await checkPassword('cafe\u0301 密码', stored)).toBe(true);
    expect(await checkPassword('cafe 密码', stored)).toBe(false);
  });

  it('has a salt of its own', async () => {
    expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
  });

  it('opens no account that has none', async () => {
    expect(await checkPassword('', null)).toBe(false);
  });

  it('is made at random', () => {
    const made = new Set(Array.from({ length: 100 }, newPassword));
    expect(made.size).toBe(100);
    for (const password of made) expect(password).toMatch(/^[a-km-zA-HJ-NP-Z2-9]{20}$/);
  });
});
