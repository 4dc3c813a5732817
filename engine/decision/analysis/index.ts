import type { StaticTests } from '../../expression/feel/static-tests.ts';
import { toText } from '../../expression/text.ts';
import { freely } from '../../expression/values.ts';
import type { Problems } from '../problems.ts';
import { type Box, Budget, isEmpty, without } from './boxes.ts';
import { type Domain, domainOf } from './domain.ts';
import type { TableFacts } from './facts.ts';
import { type Overlap, overlapsOf } from './overlaps.ts';
import { firstOf, intersect, type Segments } from './segments.ts';

/** Columns looked at before an analysis gives up; boxes may split without end otherwise. */
const STEPS_MAX = 300_000;
/** Pairs of rules that are compared: those of some 1,400 rules. */
const PAIRS_MAX = 1_000_000;
/** Rules times inputs from where on a table is not analysed. */
const CELLS_MAX = 50_000;
/** Problems of one kind that are told of one table. */
const TOLD_MAX = 20;
const CLAUSE = 'DMN 1.5 8.2.10';

/** Only one rule is wanted, so that none at all is a gap. */
const single = new Set(['UNIQUE', 'ANY', 'FIRST', 'PRIORITY']);

/**
 * Tells gaps and conflicts of a decision table as warnings, each with an example input. Tables
 * with cells that are neither equality nor range tests, or that are too large, are told as such.
 */
export function analyse(facts: TableFacts, problems: Problems): void {
  const domains = domainsOf(facts);
  if (!domains) {
    problems.warn('not-analysed', facts.element, {
      zh: '未分析该决策表的遗漏与重叠：有的条件既不是等值也不是区间',
      en: 'Gaps and overlaps were not analysed: not every cell is an equality or range test',
    });
    return;
  }
  const small = facts.rules.length * facts.inputs.length <= CELLS_MAX;
  const boxes = small ? boxesOf(facts, domains) : [];
  const complete = small && tellGaps(facts, domains, boxes, problems);
  const budget = new Budget(PAIRS_MAX);
  const overlaps = complete ? overlapsOf(facts, boxes, budget, textsOf(facts)) : null;
  for (const overlap of overlaps?.slice(0, TOLD_MAX) ?? []) tell(overlap, facts, domains, problems);
  if (overlaps) return;
  problems.warn('not-analysed', facts.element, {
    zh: '未完整分析该决策表的遗漏与重叠：表过大',
    en: 'Gaps and overlaps were not analysed as a whole: the table is too large',
  });
}

function domainsOf(facts: TableFacts): Domain[] | null {
  const domains: Domain[] = [];
  for (const [column, input] of facts.inputs.entries()) {
    const cells = facts.rules.map((rule) => rule.cells[column] ?? null);
    if (cells.includes(null)) return null;
    const domain = domainOf(input, cells as StaticTests[]);
    if (!domain) return null;
    domains.push(domain);
  }
  return domains;
}

function boxesOf({ rules }: TableFacts, domains: readonly Domain[]): Box[] {
  // Tables say the same in many rules, and equal cells are one value.
  const known = domains.map(() => new Map<StaticTests, Segments>());
  const segmentsOf = (cell: StaticTests, column: number): Segments => {
    const { all, segmentsOf: read } = domains[column] as Domain;
    const made = known[column]?.get(cell) ?? intersect(read(cell), all);
    known[column]?.set(cell, made);
    return made;
  };
  return rules.map(({ cells }) =>
    domains.map((_domain, column) => segmentsOf(cells[column] as StaticTests, column)),
  );
}

const textsOf = ({ priorities }: TableFacts): string[][] =>
  priorities.map((values) =>
    (values ?? []).map((value) =>
      typeof value === 'string' ? JSON.stringify(value) : toText(value, freely),
    ),
  );

function tellGaps(
  facts: TableFacts,
  domains: readonly Domain[],
  boxes: readonly Box[],
  problems: Problems,
): boolean {
  if (!single.has(facts.policy) || facts.hasDefault) return true;
  const whole = domains.map(({ all }) => all);
  const wide = boxes.filter((box) => !isEmpty(box));
  const gaps = without(whole, wide, new Budget(STEPS_MAX));
  for (const gap of gaps?.slice(0, TOLD_MAX) ?? []) {
    const example = exampleOf(gap, facts, domains);
    problems.warn(
      'table-gap',
      facts.element,
      {
        zh: `没有规则适用于 ${example}`,
        en: `Expected a rule for each input but none matches ${example}`,
      },
      CLAUSE,
    );
  }
  return gaps !== null;
}

/** `amount = 10, status = "ok"`: one value of each column. */
function exampleOf(box: Box, { inputs }: TableFacts, domains: readonly Domain[]): string {
  return box
    .map((segments, column) => {
      const example = domains[column]?.examples[firstOf(segments)];
      return `${inputs[column]?.text} = ${example}`;
    })
    .join(', ');
}

function tell(
  { kind, rule, other, box }: Overlap,
  facts: TableFacts,
  domains: readonly Domain[],
  problems: Problems,
): void {
  const example = exampleOf(box, facts, domains);
  const words = {
    overlap: {
      zh: `规则 ${rule.id} 与 ${other?.id} 重叠，例如 ${example}；命中策略为唯一`,
      en: `Expected rules that exclude each other but ${rule.id} and ${other?.id} both match ${example}`,
    },
    conflict: {
      zh: `规则 ${rule.id} 与 ${other?.id} 结果不同，却都适用于 ${example}`,
      en: `Expected equal outputs but ${rule.id} and ${other?.id} differ and both match ${example}`,
    },
    masked: {
      zh: `规则 ${rule.id} 永远不会被采用，例如 ${example} 已由其他规则决定`,
      en: `Expected rules that can be taken but others decide all of ${rule.id}, such as ${example}`,
    },
  } as const;
  problems.warn(`rule-${kind}`, rule.id, words[kind], CLAUSE);
}
