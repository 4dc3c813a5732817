import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSafeArchive } from '../../api/archive.ts';

interface Entry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
}

/** A zip's directory that claims these entries; what it claims is all that is looked at. */
function zipOf(entries: readonly Entry[], claimed = entries.length): Buffer {
  const body = Buffer.from('PK\x03\x04content');
  const records = entries.map(({ name, packed, unpacked }) => {
    const text = Buffer.from(name);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt32LE(packed, 20);
    head.writeUInt32LE(unpacked, 24);
    head.writeUInt16LE(text.length, 28);
    return Buffer.concat([head, text]);
  });
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(claimed, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, directory, end]);
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liandong-zip-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function check(content: Buffer): Promise<boolean> {
  const path = join(folder, 'file');
  await writeFile(path, content);
  return isSafeArchive(path);
}

const document = { name: 'word/document.xml', packed: 5000, unpacked: 60_000 };

describe('an archive', () => {
  it('like a document is taken, also with a comment behind it', async () => {
    expect(await check(zipOf([document]))).toBe(true);
  });

  it.each([
    ['that unpacks to a bomb', zipOf([{ ...document, packed: 1000, unpacked: 900_000_000 }])],
    ['with a ratio no text has', zipOf([{ ...document, packed: 1000, unpacked: 1_000_000 }])],
    ['that leads out', zipOf([{ ...document, name: '../../etc/cron.d/x' }])],
    ['that begins at the root', zipOf([{ ...document, name: '/etc/passwd' }])],
    ['that leads out by backslashes', zipOf([{ ...document, name: '..\\x' }])],
    ['with more entries than it has', zipOf([document], 2)],
    ['with too many entries', zipOf([document], 60_000)],
    ['without an end', Buffer.from('PK\x03\x04 and nothing else, however long it may be')],
    ['that is empty', Buffer.alloc(0)],
  ])('%s is refused', async (_name, content) => {
    expect(await check(content)).toBe(false);
  });
});
