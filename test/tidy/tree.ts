import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the project; the path is relative to its root, with forward slashes. */
export type SourceFile = { readonly path: string; readonly text: string };

const rootFolder = fileURLToPath(new URL('../..', import.meta.url));

const skippedFolders = new Set([
  'node_modules',
  'dist',
  'data',
  '.git',
  'coverage',
  'gallery',
  '.stryker-tmp',
  'reports',
]);
const read = /\.(ts|mts|tsx|mjs|cjs|js|css|html|md|json)$/;

/** Every text file of the project, read once. */
export function readTree(): readonly SourceFile[] {
  const files: SourceFile[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(rootFolder, folder), { withFileTypes: true })) {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name)) walk(path);
      } else if (read.test(entry.name)) {
        files.push({ path, text: readFileSync(join(rootFolder, path), 'utf8') });
      }
    }
  };
  walk('');
  return files;
}

const code = /\.(ts|mts|tsx|mjs|cjs|js)$/;

export const isCode = ({ path }: SourceFile): boolean => code.test(path);

/** TypeScript proper, without declarations of types only. */
export const isTypeScript = ({ path }: SourceFile): boolean =>
  /\.(ts|tsx)$/.test(path) && !path.endsWith('.d.ts');

export const isTest = ({ path }: SourceFile): boolean => /(^|\/)test\//.test(path);

/** `exclusive-gateway` of `engine/elements/gateways/exclusive-gateway.ts`. */
export const stem = (path: string): string => posix.basename(path).replace(/(\.test)?\.\w+$/, '');
