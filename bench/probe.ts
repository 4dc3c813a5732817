import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './median.ts';

/**
 * Median milliseconds of overwriting 4 KB and flushing them: what a durable figure stands on. It
 * changes twentyfold with the neighbours of a shared disk, so it is printed beside each figure.
 */
export function fsyncMs(folder: string): number {
  const file = join(folder, 'fsync-probe');
  const handle = openSync(file, 'w');
  const page = Buffer.alloc(4096, 1);
  const times: number[] = [];
  for (let at = 0; at < 60; at += 1) {
    const start = process.hrtime.bigint();
    writeSync(handle, page, 0, page.length, 0);
    fdatasyncSync(handle);
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  closeSync(handle);
  rmSync(file);
  return median(times);
}
