import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { torture } from '../torture/torture.ts';

describe('kill -9 under load', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'liandong-kill-'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('loses nothing acknowledged, does nothing twice, leaves nothing stuck', async () => {
    const result = await torture({
      database: join(folder, 'liandong.sqlite'),
      kills: 5,
      clients: 16,
      callsBetween: 150,
    });
    expect(result.violations).toEqual([]);
    expect(result.acknowledged).toBeGreaterThan(750);
  });
});
