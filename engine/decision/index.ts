import { guardXml } from '../compile/guard.ts';
import type { Decision } from '../model/decision.ts';
import type { Problem } from '../model/problem.ts';
import { analyse } from './analysis/index.ts';
import { decisionOf, knowledgeOf, serviceOf } from './decide.ts';
import { keyOf, linkFiles, makeFile } from './files.ts';
import { parseDmn } from './parse.ts';
import { Problems } from './problems.ts';
import { readGraph } from './read.ts';

export interface Decisions {
  /** By id; decisions with problems are there too and evaluate to null where they are broken. */
  readonly decisions: ReadonlyMap<string, Decision>;
  /**
   * Decision services and business knowledge models by id: they are evaluated as decisions are,
   * with the names of their inputs or parameters.
   */
  readonly services: ReadonlyMap<string, Decision>;
  /** Of the file itself; an imported one has its own when it is read by itself. */
  readonly problems: readonly Problem[];
}

export interface ReadOptions {
  /** Texts of the files that imports may name, matched by the namespace of their definitions. */
  readonly imported?: readonly string[];
  /**
   * Whether gaps and conflicts of decision tables are told too, as warnings with an example input
   * (DMN 1.5 8.2.10).
   */
  readonly analysed?: boolean;
}

async function readFile(xml: string) {
  const problems = new Problems(xml);
  const refused = guardXml(xml);
  if (refused) return { file: null, problems: [refused] };
  const root = await parseDmn(xml, problems);
  return { file: root && makeFile(root, problems), problems: problems.found };
}

/** Reads a DMN file (1.1 to 1.5) into decisions that are ready to be evaluated. */
export async function readDecisions(xml: string, options: ReadOptions = {}): Promise<Decisions> {
  const texts = [xml, ...(options.imported ?? []).filter((text) => text !== xml)];
  const read = await Promise.all(texts.map(readFile));
  const main = read[0]?.file;
  const decisions = new Map<string, Decision>();
  const services = new Map<string, Decision>();
  if (!main) return { decisions, services, problems: read[0]?.problems ?? [] };
  linkFiles(read.flatMap(({ file }) => file ?? []));
  const graph = readGraph(main);
  for (const id of main.elements.keys()) {
    const node = graph.get(keyOf(main, id));
    if (node?.kind === 'decision') decisions.set(id, decisionOf(graph, node));
    else if (node?.kind === 'service') services.set(id, serviceOf(graph, node));
    else if (node?.kind === 'knowledge') services.set(id, knowledgeOf(graph, node));
  }
  if (options.analysed) for (const table of main.tables) analyse(table, main.problems);
  return { decisions, services, problems: main.problems.found };
}
