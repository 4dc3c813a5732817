import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import english from '../../editors/texts/en.json' with { type: 'json' };
import chinese from '../../editors/texts/zh-CN.json' with { type: 'json' };

type Texts = { readonly [name: string]: string | Texts };

const editors = fileURLToPath(new URL('../../editors/', import.meta.url));

/** Texts by the path of their names; the plural forms of a language count as one. */
function flat(texts: Texts, above = ''): [string, string][] {
  return Object.entries(texts).flatMap(([name, value]) => {
    const path = above + name.replace(/_(one|other)$/, '');
    return typeof value === 'string'
      ? [[path, value] as [string, string]]
      : flat(value, `${path}.`);
  });
}

const names = (texts: Texts) => [...new Set(flat(texts).map(([name]) => name))].sort();

const code = readdirSync(editors, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readFileSync(editors + path, 'utf8'))
  .join('\n');

describe('texts of the editors', () => {
  it('have the same names in both languages', () => {
    expect(names(english)).toEqual(names(chinese));
  });

  it('fill in the same values in both languages', () => {
    const blanks = (texts: Texts) =>
      Object.fromEntries(
        flat(texts).map(([name, text]) => [name, (text.match(/\{\{\w+\}\}/g) ?? []).sort()]),
      );
    expect(blanks(english)).toEqual(blanks(chinese));
  });

  it('are all there that the code asks for, and no others', () => {
    const known = names(chinese);
    const asked = [...code.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, name = '']) => name);
    expect(asked.length).toBeGreaterThan(60);
    expect(asked.filter((name) => !known.includes(name))).toEqual([]);
    const stems = [...code.matchAll(/`([\w.]+\.)\$\{/g)].map(([, stem = '']) => stem);
    const said = (name: string) =>
      code.includes(`'${name}'`) || stems.some((stem) => name.startsWith(stem));
    expect(known.filter((name) => !said(name))).toEqual([]);
  });
});
