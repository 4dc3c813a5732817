import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Locked = {
  readonly version?: string;
  readonly optionalDependencies?: { readonly [name: string]: string };
};
type Lock = { readonly packages: { readonly [path: string]: Locked } };

const file = new URL('../package-lock.json', import.meta.url);
const { packages } = JSON.parse(readFileSync(file, 'utf8')) as Lock;

describe('the lock file', () => {
  it('names the packages of every platform, without which `npm ci` refuses it', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          !packages[`node_modules/${name}`]?.version &&
          !packages[`${path}/node_modules/${name}`]?.version,
      ),
    );
    expect(missing).toEqual([]);
  });
});
