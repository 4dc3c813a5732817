import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

type Texts = { readonly [name: string]: string | Texts };
const designer = fileURLToPath(new URL('../..', import.meta.url));

function read(path: string): Texts {
  return JSON.parse(readFileSync(`${designer}/${path}`, 'utf8'));
}

/** Names of all texts; the plural forms of a language count as one. */
function namesOf(texts: Texts, above = ''): string[] {
  return Object.entries(texts).flatMap(([name, value]) => {
    const path = above + name.replace(/_(one|other)$/, '');
    return typeof value === 'string' ? [path] : namesOf(value, `${path}.`);
  });
}

function blanksOf(texts: Texts): string[] {
  return Object.values(texts).flatMap((value) =>
    typeof value === 'string' ? [...value.matchAll(/\{\{\w+\}\}/g)].map(String) : blanksOf(value),
  );
}

function codeIn(folder: string): string[] {
  const entries = readdirSync(join(designer, folder), { recursive: true, encoding: 'utf8' });
  return entries
    .filter((entry) => /\.tsx?$/.test(entry))
    .map((entry) => join(designer, folder, entry));
}

const used = /\bt\(\s*'([\w.-]+)'/g;

describe.each([
  ['workbench', 'shell/texts', ['shell', 'features', 'parts', 'api']],
  ['citizen pages', 'citizen/texts', ['citizen']],
] as const)('texts of the %s', (_, folder, sources) => {
  const chinese = read(`${folder}/zh-CN.json`);
  const english = read(`${folder}/en.json`);

  it('has the same names in both languages', () => {
    const sorted = (texts: Texts) => [...new Set(namesOf(texts))].sort();
    expect(sorted(english)).toEqual(sorted(chinese));
  });

  it('fills in the same values in both languages', () => {
    const distinct = (texts: Texts) => [...new Set(blanksOf(texts))].sort();
    expect(distinct(english)).toEqual(distinct(chinese));
  });

  it('has every text that the code asks for', () => {
    const known = new Set(namesOf(chinese));
    const files = sources.flatMap(codeIn);
    const asked = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(used)].map(([, name = '']) => name),
    );
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
  });
});
