import { isTest, type SourceFile } from './tree.ts';

/** Something that must not stand in a file, and where it may. */
type Ban = {
  readonly pattern: RegExp;
  readonly instead: string;
  readonly where?: (file: SourceFile) => boolean;
};

const talks = /^(scripts|bench)\/|^runtime\/(cli|bin)\/|(^|\/)test\/.*\/?main\.ts$/;
const inEngine = (file: SourceFile): boolean => file.path.startsWith('engine/') && !isTest(file);

const bans: readonly Ban[] = [
  { pattern: /\bconsole\./, instead: 'use the log', where: ({ path }) => !talks.test(path) },
  { pattern: /^\s*debugger\b/, instead: 'remove it' },
  { pattern: /\b(FIXME|TODO|XXX)\b/, instead: 'do it, or open an issue' },
  { pattern: /\.(only|todo)\(/, instead: 'run all tests' },
  { pattern: /\b(it|test|describe)\.skip\(/, instead: 'use skipIf, which says why' },
  { pattern: /@ts-(ignore|nocheck)|biome-ignore|eslint-disable/, instead: 'repair the cause' },
  { pattern: /\beval\(|\bnew Function\(/, instead: 'compile to closures' },
  {
    pattern: /\bMath\.random\(|\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/,
    instead: 'take it from the environment',
    where: inEngine,
  },
  {
    pattern: /\bprocess\.env\b/,
    instead: 'hand it to config.ts where the program starts',
    where: (file) =>
      file.path.startsWith('runtime/') &&
      !isTest(file) &&
      !/^runtime\/((config|program|main)\.ts|bin\/)/.test(file.path),
  },
  {
    pattern: /\bsleep\(|setTimeout\((resolve|done|r)\b/,
    instead: 'wait for what is to happen',
    where: (file) => isTest(file) && file.path.endsWith('.test.ts'),
  },
];

/** Findings as `path:line: what stands there: what to do instead`. */
export function bannedWords(file: SourceFile): string[] {
  const relevant = bans.filter(({ where }) => where === undefined || where(file));
  return file.text.split('\n').flatMap((line, index) =>
    relevant.flatMap(({ pattern, instead }) => {
      const found = pattern.exec(line);
      return found ? [`${file.path}:${index + 1}: "${found[0].trim()}": ${instead}`] : [];
    }),
  );
}
