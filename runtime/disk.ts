import { statfs } from 'node:fs/promises';

/**
 * Free space of the data folder. Below the watermark nothing is written any more: a database that
 * runs full aborts, and may not come back.
 */
export class Disk {
  readonly #folder: string;
  readonly #freeBytesMin: number;
  freeBytes = Number.POSITIVE_INFINITY;

  constructor(folder: string, freeBytesMin: number) {
    this.#folder = folder;
    this.#freeBytesMin = freeBytesMin;
  }

  get writable(): boolean {
    return this.freeBytes >= this.#freeBytesMin;
  }

  async measure(): Promise<void> {
    const { bavail, bsize } = await statfs(this.#folder);
    this.freeBytes = bavail * bsize;
  }
}
