/// <reference path="./dmn-moddle.d.ts" />
import { DmnModdle } from 'dmn-moddle';
import { guardXml } from '../compile/guard.ts';
import type { Decision } from '../model/decision.ts';
import type { Problem } from '../model/problem.ts';
import { type Element, idOf, textOf } from './element.ts';
import { decisionOf } from './graph.ts';
import { Problems } from './problems.ts';
import { readGraph } from './read.ts';

export interface Decisions {
  /** By id; decisions with problems are there too and evaluate to null where they are broken. */
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly problems: readonly Problem[];
}

const CURRENT = 'https://www.omg.org/spec/DMN/20191111/';

/**
 * Gives the file the namespaces of DMN 1.3, which the reader knows; what 1.1 to 1.5 share reads
 * the same in all of them.
 */
function withKnownNamespaces(xml: string): string {
  return xml.replace(/<(?:[\w.-]+:)?definitions\b[^>]*>/, (root) =>
    root
      .replace(/https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/(MODEL|DMNDI)\//g, `${CURRENT}$1/`)
      .replace(/https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/dmn\.xsd/g, `${CURRENT}MODEL/`),
  );
}

async function parse(xml: string, problems: Problems): Promise<Element | null> {
  try {
    const { rootElement, warnings } = await DmnModdle().fromXML(withKnownNamespaces(xml));
    for (const { message } of warnings) unreadable(message, problems);
    return rootElement as Element;
  } catch (error) {
    unreadable(error instanceof Error ? error.message : String(error), problems);
    return null;
  }
}

function unreadable(message: string, problems: Problems): void {
  problems.add('unreadable', null, {
    zh: `无法读取 DMN 文件：${message}`,
    en: `Expected a DMN file: ${message}`,
  });
}

/** Reads a DMN file (1.1 to 1.5) into decisions that are ready to be evaluated. */
export async function readDecisions(xml: string): Promise<Decisions> {
  const refused = guardXml(xml);
  if (refused) return { decisions: new Map(), problems: [refused] };
  const problems = new Problems();
  const root = await parse(xml, problems);
  if (!root) return { decisions: new Map(), problems: problems.found };
  const { graph, decisions } = readGraph(root, problems);
  return {
    decisions: new Map(
      decisions.map((element) => {
        const id = idOf(element) ?? '';
        return [id, decisionOf(graph, id, textOf(element, 'name') ?? id)] as const;
      }),
    ),
    problems: problems.found,
  };
}
