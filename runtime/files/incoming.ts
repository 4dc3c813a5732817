import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where uploads wait below the data folder until a use case takes them over. */
export const incomingFolder = 'incoming';

/** Removes uploads that nobody took over, since the process that wrote them died. */
export async function removeStaleUploads(folder: string, before: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    try {
      if ((await stat(path)).mtimeMs < before) await rm(path, { force: true });
    } catch (error) {
      // Taken over or removed since the folder was read.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}
