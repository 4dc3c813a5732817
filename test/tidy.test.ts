import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { untidyMarkdown } from './tidy/markdown.ts';
import { registries, unhandledEffects, unregistered } from './tidy/registries.ts';
import { readSyntax } from './tidy/syntax.ts';
import { isCode, isTypeScript, readTree, type SourceFile } from './tidy/tree.ts';
import { bannedWords } from './tidy/words.ts';

const linesMax = 400;
const functionLinesMax = 70;
const columnsMax = 100;
const engineExportsMax = 25;

const files = [...readTree()];
const code = files.filter(isCode);
const typeScript = files.filter(isTypeScript);
const syntax = new Map(typeScript.map((file) => [file.path, readSyntax(file)]));

/** One text that fills its line, as messages in two languages do: it is not cut in pieces. */
const uncut = /^\s*(?:[\w'-]+: )?(['"`])(?:(?!\1).)*\1[,;)]*$/;

/** Dates, translations and the like: tables that happen to be written as code. */
const isData = ({ path }: SourceFile): boolean => /(^|\/)texts?\.[^/]+$|\.data\.ts$/.test(path);

const find = (path: string): SourceFile | undefined => files.find((file) => file.path === path);

describe('sizes', () => {
  it(`has no file of more than ${linesMax} lines`, () => {
    const long = code
      .filter((file) => !isData(file))
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > linesMax);
    expect(long).toEqual([]);
  });

  it(`has no function of more than ${functionLinesMax} lines`, () => {
    const long = [...syntax].flatMap(([path, { functions }]) =>
      functions
        .filter(({ lines }) => lines > functionLinesMax)
        .map(({ line, lines }) => `${path}:${line}: ${lines} lines`),
    );
    expect(long).toEqual([]);
  });

  it(`has no line of more than ${columnsMax} columns`, () => {
    const wide = code.flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => {
        return line.length > columnsMax && !uncut.test(line)
          ? [`${path}:${index + 1}: ${line.length}`]
          : [];
      }),
    );
    expect(wide).toEqual([]);
  });

  it(`opens at most ${engineExportsMax} values of the engine`, () => {
    // Types follow from the values that take and give them; they are not counted.
    const door = find('engine/index.ts')?.text ?? '';
    const values = [...door.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list = '']) =>
      list.split(',').filter((name) => name.trim() !== ''),
    );
    expect(values.length).toBeLessThanOrEqual(engineExportsMax);
    expect(door).not.toMatch(/^export \*/m);
  });
});

describe('words', () => {
  it('finds nothing that must not stand in code', () => {
    const own = /^test\/tidy/;
    expect(code.filter(({ path }) => !own.test(path)).flatMap(bannedWords)).toEqual([]);
  });

  it('finds no type any', () => {
    const found = [...syntax].flatMap(([path, { anyLines }]) =>
      anyLines.map((line) => `${path}:${line}`),
    );
    expect(found).toEqual([]);
  });

  it('finds files named in kebab-case only', () => {
    const named = /^\.?[a-z0-9]+([.-][a-z0-9]+)*\.\w+$/;
    const wrong = code.filter(({ path }) => !named.test(path.slice(path.lastIndexOf('/') + 1)));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('registries', () => {
  it.each(registries)('$registry knows $things', (registry) => {
    expect(unregistered(registry, files)).toEqual([]);
  });

  it('handles every effect of the engine', () => {
    expect(unhandledEffects(files)).toEqual([]);
  });

  it('keeps released migrations as they were', () => {
    // Grows by one line with each release: file name and SHA-256 of what was released.
    const released = find('migrations/released.json');
    const hashes: Record<string, string> = released ? JSON.parse(released.text) : {};
    for (const [path, hash] of Object.entries(hashes)) {
      const text = find(`migrations/${path}`)?.text ?? '';
      expect(`${path} ${createHash('sha256').update(text).digest('hex')}`).toBe(`${path} ${hash}`);
    }
  });
});

describe('packs', () => {
  const manifests = files.filter(({ path }) => /^templates\/[^/]+\/pack\.json$/.test(path));

  it('has a manifest named like its folder in each', () => {
    const folders = new Set(
      files.map(({ path }) => /^templates\/([^/]+)\//.exec(path)?.[1]).filter(Boolean),
    );
    const ids = manifests.map(({ text }) => (JSON.parse(text) as { id: string }).id);
    expect(ids.sort()).toEqual([...folders].sort());
  });

  it('holds no code', () => {
    expect(code.filter(({ path }) => path.startsWith('templates/'))).toEqual([]);
  });
});

describe('documents', () => {
  const documents = files.filter(({ path }) => path.endsWith('.md'));

  it('have one main heading and no dead relative link', () => {
    expect(documents.flatMap(untidyMarkdown)).toEqual([]);
  });
});
