import { describe, expect, it } from 'vitest';
import { messages } from '../../compile/messages.ts';
import { rules } from '../../compile/rules/index.ts';
import { expectPage, head, row } from './page.ts';
import { sentences } from './sentences.ts';

interface Entry {
  readonly id: string;
  readonly severity: string;
  readonly clause: string | null;
  readonly text: { readonly zh: string; readonly en: string };
}

const fromReading: Entry[] = Object.entries(messages).map(([id, one]) => ({ id, ...one }));
const byId = (one: Entry, other: Entry): number => (one.id < other.id ? -1 : 1);

const table = (entries: readonly Entry[]): string[] => [
  ...head('Rule', 'Severity', 'Clause', 'What it says', '说明'),
  ...[...entries]
    .sort(byId)
    .map(({ id, severity, clause, text }) =>
      row(`\`${id}\``, severity, clause ?? 'ours', text.en, text.zh),
    ),
];

function clauses(entries: readonly Entry[]): string[] {
  const known = new Map<string, string[]>();
  for (const { id, clause } of [...entries].sort(byId)) {
    if (clause === null) continue;
    known.set(clause, [...(known.get(clause) ?? []), `\`${id}\``]);
  }
  const numbers = (clause: string): number[] =>
    clause.replace('BPMN 2.0 ', '').split('.').map(Number);
  const order = (one: string, other: string): number => {
    const [left, right] = [numbers(one), numbers(other)];
    const at = left.findIndex((number, i) => number !== right[i]);
    return at < 0 ? left.length - right.length : (left[at] as number) - (right[at] ?? -1);
  };
  const lines = [...known].sort(([one], [other]) => order(one, other));
  return [...head('Clause', 'Rules'), ...lines.map(([clause, ids]) => row(clause, ids.join(', ')))];
}

describe('the page of the model rules', () => {
  it('names rules that are there for what the specification demands', () => {
    const known = new Set([...rules, ...fromReading].map(({ id }) => id));
    const told = sentences.flatMap(([, , ...ids]) => ids);
    expect(told.filter((id) => !known.has(id))).toEqual([]);
    expect(sentences.filter(([, , ...ids]) => ids.length === 0)).toEqual([]);
  });

  it('says what the rules are', () => {
    const all = [...rules, ...fromReading];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expectPage('model-rules.md', [
      '# Model rules',
      '',
      'Generated from the rules by `engine/test/docs`; `UPDATE_DOCS=1` writes it. An **error** is',
      'refused at publishing, a **warning** is shown. In a process that is only drawn (not executable)',
      'what only running needs is a warning. `{element}` is the id, `{detail}` what is wrong.',
      '',
      '## Rules with examples',
      '',
      'One file each in `engine/compile/rules`, tested with a bad and a good example. The rules',
      '`schema/*` hold a file to every type, attribute and content model of the XML schema of',
      'BPMN 2.0.2 (`engine/compile/schema/bpmn.json`, generated from the schema documents).',
      '',
      ...table(rules),
      '',
      '## Told while reading',
      '',
      'By the guard, the parser, the elements and the settings of other platforms.',
      '',
      ...table(fromReading),
      '',
      '## What the specification demands',
      '',
      'In our words; types, attributes and content are held to by `schema/*` beside these.',
      '',
      ...head('Clause', 'Demand', 'Rules'),
      ...sentences.map(([clause, demand, ...ids]) =>
        row(clause, demand, ids.map((id) => `\`${id}\``).join(', ')),
      ),
      '',
      '## By clause',
      '',
      ...clauses(all),
    ]);
  });
});
