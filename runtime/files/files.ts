import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The uploaded files of a node, kept beside the database under names of our own. */
export interface Files {
  /** Takes a file over from where the upload put it; answers the digest that names it. */
  keep(path: string): Promise<string>;
  /** The content of a kept file. The stream fails when the file is gone. */
  open(sha256: string): Readable;
  /** Removes a file that was last kept before this instant (UTC milliseconds). */
  drop(sha256: string, keptBefore: number): Promise<void>;
  /** Digests of all kept files, folder by folder; `shard` is 0 to 255. */
  list(shard: number): Promise<readonly string[]>;
}

const digestPattern = /^[0-9a-f]{64}$/;

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
    if (await refresh(target)) await rm(path);
    else await move(path, target);
    return sha256;
  }

  /** Taken aside first, so that whoever keeps the same content meanwhile does not lose it. */
  async drop(sha256: string, keptBefore: number): Promise<void> {
    const target = this.#place(sha256);
    const aside = `${target}.${randomUUID()}`;
    if (!(await found(() => rename(target, aside)))) return;
    if ((await stat(aside)).mtimeMs < keptBefore) await rm(aside);
    else await rename(aside, target);
  }

  async list(shard: number): Promise<readonly string[]> {
    const prefix = shard.toString(16).padStart(2, '0');
    let names: readonly string[] = [];
    const read = async () => {
      names = await readdir(join(this.#folder, prefix));
    };
    await found(read);
    return names.map((name) => prefix + name).filter((digest) => digestPattern.test(digest));
  }

  open(sha256: string): Readable {
    return createReadStream(this.#place(sha256));
  }

  /** Digests come from our own rows; anything else would be a path from outside. */
  #place(sha256: string): string {
    if (!digestPattern.test(sha256)) throw new Error('Expected a SHA-256 digest');
    return join(this.#folder, sha256.slice(0, 2), sha256.slice(2));
  }
}

/** False when the file that the work is about is not there. */
async function found(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Says that a file was kept now; false when there is none. */
function refresh(path: string): Promise<boolean> {
  const now = new Date();
  return found(() => utimes(path, now, now));
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
