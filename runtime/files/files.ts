import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The uploaded files of a node, kept beside the database under names of our own. */
export interface Files {
  /** Takes a file over from where the upload put it; answers the digest that names it. */
  keep(path: string): Promise<string>;
  /** The content of a kept file. The stream fails when the file is gone. */
  open(sha256: string): Readable;
}

/** Named by content: the same photo sent twice is kept once, and a name from outside never is. */
class KeptFiles implements Files {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async keep(path: string): Promise<string> {
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    const sha256 = hash.digest('hex');
    const target = this.#place(sha256);
    await mkdir(dirname(target), { recursive: true });
    if (await exists(target)) await rm(path);
    else await move(path, target);
    return sha256;
  }

  open(sha256: string): Readable {
    return createReadStream(this.#place(sha256));
  }

  /** Digests come from our own rows; anything else would be a path from outside. */
  #place(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Expected a SHA-256 digest');
    return join(this.#folder, sha256.slice(0, 2), sha256.slice(2));
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Uploads may lie on another disk, where a rename is not possible. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await copyFile(from, `${to}.part`);
    await rename(`${to}.part`, to);
    await rm(from);
  }
}

/** Opens the folder of kept files, `<dataDir>/files`. */
export async function openFiles(folder: string): Promise<Files> {
  await mkdir(folder, { recursive: true });
  return new KeptFiles(folder);
}
