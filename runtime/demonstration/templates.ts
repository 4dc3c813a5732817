import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the packs that come with the product, seen from the sources and from `dist`. */
export function templatesFolder(): string {
  const folders = ['../../templates', '../../../templates'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const folder = folders.find((path) => existsSync(join(path, 'package.json')));
  if (folder) return folder;
  throw new Error(`Expected the packs in one of ${folders.join(', ')}`);
}

/** Names of the packs: folders with a `pack.json`. */
export function templateNames(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'pack.json')))
    .map((entry) => entry.name)
    .toSorted();
}
