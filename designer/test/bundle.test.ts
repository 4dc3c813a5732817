import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

type Chunk = {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly dynamicImports?: readonly string[];
};
type Manifest = { readonly [source: string]: Chunk };

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const manifestPath = `${dist}.vite/manifest.json`;
const manifest: Manifest = existsSync(manifestPath)
  ? JSON.parse(readFileSync(manifestPath, 'utf8'))
  : {};

function collect(source: string, files: Set<string>): void {
  const chunk = manifest[source];
  if (!chunk || files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const style of chunk.css ?? []) files.add(style);
  for (const imported of chunk.imports ?? []) collect(imported, files);
}

/** Bytes that a browser fetches for these entries and all that they import at once. */
function gzipBytes(...sources: string[]): number {
  const files = new Set<string>();
  for (const source of sources) {
    expect(manifest, `Expected ${source} in the manifest of the build`).toHaveProperty([source]);
    collect(source, files);
  }
  const sizes = [...files].map((file) => gzipSync(readFileSync(dist + file)).length);
  return sizes.reduce((sum, size) => sum + size, 0);
}

const kilobyte = 1024;

describe('bundles', () => {
  it('has been built', () => {
    expect(existsSync(manifestPath), 'run `npm run build` first').toBe(true);
  });

  it('workbench route is at most 400 KB', () => {
    const bytes = gzipBytes(
      'index.html',
      'features/workbench/workbench-page.tsx',
      'shell/texts/zh-CN.json',
    );
    expect(bytes).toBeLessThanOrEqual(400 * kilobyte);
  });

  it('citizen page is at most 200 KB', () => {
    const bytes = gzipBytes('citizen.html', 'citizen/texts/zh-CN.json');
    expect(bytes).toBeLessThanOrEqual(200 * kilobyte);
  });

  it('expressions are a chunk of their own of at most 110 KB', () => {
    const eager = new Set<string>();
    collect('index.html', eager);
    collect('form-kit/index.ts', eager);
    const own = new Set<string>();
    collect('form-kit/feel.ts', own);
    const files = [...own].filter((file) => !eager.has(file));
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(dist + file)).length, 0);
    expect(files.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(110 * kilobyte);
  });
});
