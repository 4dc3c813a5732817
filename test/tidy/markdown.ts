import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from './tree.ts';

const rootFolder = fileURLToPath(new URL('../..', import.meta.url));
const link = /\]\(\s*<?([^)\s>]+)>?[^)]*\)/g;

/** Findings: not exactly one main heading, or a relative link that leads nowhere. */
export function untidyMarkdown({ path, text }: SourceFile): string[] {
  const prose = text.replace(/^(```|~~~)[\s\S]*?^\1.*$/gm, '').replace(/`[^`\n]*`/g, '');
  const headings = prose.match(/^# .+$/gm)?.length ?? 0;
  const findings = headings === 1 ? [] : [`${path}: expected one H1 but got ${headings}`];
  for (const [, target = ''] of prose.matchAll(link)) {
    if (/^([a-z]+:|#)/i.test(target)) continue;
    const file = decodeURI(target.replace(/[#?].*$/, ''));
    const place = file.startsWith('/') ? file : posix.join(posix.dirname(path), file);
    if (!existsSync(posix.join(rootFolder, place))) findings.push(`${path}: no such ${target}`);
  }
  return findings;
}
