import { describe, expect, it } from 'vitest';
import { untidyMarkdown } from './tidy/markdown.ts';
import { unregistered } from './tidy/registries.ts';
import { readSyntax } from './tidy/syntax.ts';
import { bannedWords } from './tidy/words.ts';

const file = (path: string, ...lines: string[]) => ({ path, text: lines.join('\n') });

describe('syntax', () => {
  it('counts the lines of functions, also behind Chinese comments', () => {
    const text = ['// 第一行', '', 'const f = () => {', '  return 1;', '};', 'class A { b() {} }'];
    expect(readSyntax(file('a.ts', ...text)).functions).toEqual([
      { line: 3, lines: 3 },
      { line: 6, lines: 1 },
    ]);
  });

  it('does not take a describe for a function, but what stands in it', () => {
    const text = ["describe('a', () => {", "  it('b', () => {", '  });', '});'];
    expect(readSyntax(file('a.test.ts', ...text)).functions).toEqual([{ line: 2, lines: 2 }]);
  });

  it('finds any in types, not in texts', () => {
    const text = ["const any = 'any';", 'function f(x: any): unknown[] { return x as any[]; }'];
    expect(readSyntax(file('a.ts', ...text)).anyLines).toEqual([2, 2]);
  });

  it('reads JSX', () => {
    expect(readSyntax(file('a.tsx', 'const a = <b c={() => 1}>d</b>;')).functions).toHaveLength(1);
  });
});

describe('words', () => {
  it('finds what is banned where it is banned', () => {
    const at = (path: string, line: string) => bannedWords(file(path, '', line)).length;
    expect(at('engine/step.ts', 'const now = Date.now();')).toBe(1);
    expect(at('runtime/main.ts', 'const now = Date.now();')).toBe(0);
    expect(at('runtime/main.ts', 'console.log(1)')).toBe(1);
    expect(at('scripts/test.mjs', 'console.log(1)')).toBe(0);
    expect(at('runtime/config.ts', 'process.env.PORT')).toBe(0);
    expect(at('runtime/store/port.ts', 'process.env.PORT')).toBe(1);
  });
});

describe('registries', () => {
  it('finds a thing without a line in its registry, and without a test', () => {
    const room = { room: 'b/test/', file: (name: string) => new RegExp(`${name}.test`) };
    const registry = { things: /^a\/(?!index)/, registry: 'a/index.ts', pairs: [room] };
    const files = [
      file('a/index.ts', "import { x } from './x.ts';"),
      file('a/x.ts'),
      file('a/y.ts'),
      file('b/test/y.test.ts'),
    ];
    expect(unregistered(registry, files)).toEqual([
      'a/x.ts: nothing like x.test',
      'a/y.ts: not in a/index.ts',
    ]);
  });
});

describe('documents', () => {
  it('finds dead links and wrong headings outside of code', () => {
    const text = [
      '# A',
      '```',
      '# no heading [x](nowhere.md)',
      '```',
      '[b](package.json) [c](x.md)',
    ];
    expect(untidyMarkdown(file('a.md', ...text))).toEqual(['a.md: no such x.md']);
    expect(untidyMarkdown(file('a.md', '## A'))).toEqual(['a.md: expected one H1 but got 0']);
  });
});
