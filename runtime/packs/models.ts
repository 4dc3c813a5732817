import type { Decision, Definition, Problem } from '@liandong/engine';
import { check, compile, readDecisions } from '@liandong/engine';
import type { PackContent } from './packs.ts';

/** Compiles a BPMN text and checks it as strictly as publishing does, if nobody has yet. */
export async function compileModel(
  xml: string,
  problems?: readonly Problem[],
): Promise<{ readonly definition: Definition | null; readonly problems: readonly Problem[] }> {
  const { definition } = await compile(xml);
  return { definition, problems: (problems ?? (await check(xml))).map(strict) };
}

/** A drawing that nothing can run is a good model, but there is nothing to publish. */
const strict = (problem: Problem): Problem =>
  problem.rule === 'process/none-executable' ? { ...problem, severity: 'error' } : problem;

/** Compiles the decisions of a DMN text, which may import the others of its pack. */
export async function compileDecisions(
  xml: string,
  imported: readonly string[] = [],
): Promise<{ readonly decisions: readonly Decision[]; readonly problems: readonly Problem[] }> {
  const { decisions, problems } = await readDecisions(xml, { imported });
  return { decisions: [...decisions.values()], problems };
}

/** The other decision files of a pack, for a file that imports some. */
export function decisionsBeside(path: string, content: PackContent): readonly string[] {
  const imports = /<(?:[\w.-]+:)?import\s/.test(content.get(path) ?? '');
  if (!imports) return [];
  return [...content]
    .filter(([other]) => other !== path && /^decision\..*\.dmn$/.test(other))
    .map(([, xml]) => xml);
}
