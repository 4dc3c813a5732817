/// <reference types="node" />
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/** Compares a page of `docs/` with what is generated; `UPDATE_DOCS=1` writes it. */
export function expectPage(name: string, lines: readonly string[]): void {
  const file = fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url));
  const page = `${lines.join('\n')}\n`;
  if (process.env.UPDATE_DOCS) writeFileSync(file, page);
  expect(readFileSync(file, 'utf8'), 'run with UPDATE_DOCS=1').toBe(page);
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** Head and ruler of a table. */
export const head = (...cells: readonly string[]): string[] => [
  row(...cells),
  `|${cells.map(() => '---').join('|')}|`,
];
