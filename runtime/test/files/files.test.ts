import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Files, openFiles } from '../../files/files.ts';
import { sweepOrphans } from '../../files/sweep-orphans.ts';
import type { Reader } from '../../store/port.ts';

let folder: string;
let files: Files;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liandong-files-'));
  files = await openFiles(join(folder, 'files'));
});
afterAll(() => rm(folder, { recursive: true }));

async function uploaded(content: string): Promise<string> {
  const path = join(folder, `upload-${Math.trunc(performance.now() * 1000)}`);
  await writeFile(path, content);
  return path;
}

const hour = 3_600_000;

describe('kept files', () => {
  it('are named by their content and kept once', async () => {
    const first = await files.keep(await uploaded('室温'));
    const second = await files.keep(await uploaded('室温'));
    expect(second).toBe(first);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await text(files.open(first))).toBe('室温');
    expect(await readdir(join(folder, 'files', first.slice(0, 2)))).toEqual([first.slice(2)]);
    expect((await readdir(folder)).filter((name) => name.startsWith('upload-'))).toEqual([]);
  });

  it('go when nobody kept them since, and stay when somebody did', async () => {
    const digest = await files.keep(await uploaded('照片'));
    await files.drop(digest, Date.now() - hour);
    expect(await text(files.open(digest))).toBe('照片');
    await files.drop(digest, Date.now() + hour);
    await expect(text(files.open(digest))).rejects.toMatchObject({ code: 'ENOENT' });
    await files.drop(digest, Date.now() + hour);
  });

  it('are swept when no row has them and they are not on their way', async () => {
    const [orphan, young] = [
      await files.keep(await uploaded('孤')),
      await files.keep(await uploaded('新')),
    ];
    const kept = await files.keep(await uploaded('存'));
    const day = 24 * hour;
    const rowsOf = (sha256: unknown) => (sha256 === kept ? [{ id: 1 }] : []);
    const read: Reader = {
      all: async <Row>(_text: string, values: readonly unknown[] = []) =>
        rowsOf(values[0]) as Row[],
    };
    const sweep = (digest: string, now: number) =>
      sweepOrphans({ files, read }, Number.parseInt(digest.slice(0, 2), 16), now);
    await sweep(young, Date.now());
    expect(await text(files.open(young))).toBe('新');
    await sweep(orphan, Date.now() + 2 * day);
    await sweep(kept, Date.now() + 2 * day);
    await expect(text(files.open(orphan))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await text(files.open(kept))).toBe('存');
  });

  it('are never opened by what is no digest', () => {
    expect(() => files.open('../../etc/passwd')).toThrow(/SHA-256/);
  });
});
