import { type FileHandle, open } from 'node:fs/promises';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endBytes = 22;
const commentMax = 65_535;
const entriesMax = 5000;
const unpackedBytesMax = 300 * 1024 * 1024;
const ratioMax = 200;

interface Directory {
  readonly entries: number;
  readonly offset: number;
  readonly size: number;
}

/** The end record, which stands at the end of the file behind a comment (APPNOTE 4.3.16). */
function findEnd(tail: Buffer): Directory | null {
  for (let at = tail.length - endBytes; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== endSignature) continue;
    return {
      entries: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
  }
  return null;
}

const leavesFolder = (name: string): boolean =>
  name.startsWith('/') || name.includes('\\') || name.split('/').includes('..');

/** Walks the central directory; false for what would unpack to too much or to elsewhere. */
function isHarmless(directory: Buffer, entries: number): boolean {
  let at = 0;
  let unpacked = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entrySignature) return false;
    const packedBytes = directory.readUInt32LE(at + 20);
    const bytes = directory.readUInt32LE(at + 24);
    const nameLength = directory.readUInt16LE(at + 28);
    const rest = directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    unpacked += bytes;
    if (unpacked > unpackedBytesMax || bytes > Math.max(packedBytes, 100) * ratioMax) return false;
    if (leavesFolder(name)) return false;
    at += 46 + nameLength + rest;
  }
  return true;
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/**
 * Whether an office document, which is a zip, says of itself that it can be unpacked safely: few
 * entries, a bounded size and ratio, no path that leads out. Zip64 is larger than we take.
 */
export async function isSafeArchive(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const tailLength = Math.min(size, endBytes + commentMax);
    const end = findEnd(await read(file, size - tailLength, tailLength));
    if (end === null || end.entries === 0 || end.entries > entriesMax) return false;
    if (end.offset + end.size > size) return false;
    return isHarmless(await read(file, end.offset, end.size), end.entries);
  } finally {
    await file.close();
  }
}
