import {
  compileExpression,
  type Decision,
  type Environment,
  readDecisions,
} from '@liandong/engine';
import { evaluate as evaluateByFeelin } from 'feelin';
import { median, processorSeconds } from './median.ts';

const MICROSECONDS = 1e6;
const WINDOWS = 9;

/** What evaluating takes: a condition beside another library, tables beside smaller ones. */
export interface Evaluating {
  readonly figure: string;
  readonly microseconds: number;
  /** Times the figure before it in the same run. */
  readonly ratio: number;
}

const condition = 'amount > 1000 and status = "ok"';
const variables = { amount: 1500, status: 'ok' };

const env: Environment = {
  now: Date.UTC(2026, 10, 23),
  zone: 'Asia/Shanghai',
  nextId: () => 1,
  record: {},
  case: {},
  initiator: null,
  resolve: () => null,
  due: (_limit, from) => from,
  decision: () => null,
};

/** Microseconds a round for each of some works, window by window in turn: load meets them alike. */
async function beside(works: readonly { rounds: number; run: () => boolean }[]): Promise<number[]> {
  const windows = works.map((): number[] => []);
  let held = 0;
  for (let window = 0; window <= WINDOWS; window += 1) {
    for (const [at, { rounds, run }] of works.entries()) {
      const spent = await processorSeconds(() => {
        for (let round = 0; round < rounds; round += 1) if (run()) held += 1;
      });
      // The first window warms up.
      if (window > 0) windows[at]?.push((spent / rounds) * MICROSECONDS);
    }
  }
  // What is not looked at need not be computed.
  if (held === 0) throw new Error('Expected works that hold');
  return windows.map(median);
}

const cell = (name: string, text: string) =>
  `<${name}><text>${text.replaceAll('<', '&lt;')}</text></${name}>`;

const inputs = ['a', 'b', 'c', 'd', 'e', 'f'];

/** A table of equality and range tests over six inputs; only one rule matches. */
function tableOf(size: number): string {
  const columns = inputs.map((name) => `<input>${cell('inputExpression', name)}</input>`);
  const rules = Array.from({ length: size }, (_item, at) => {
    const cells = [`[${at * 10}..${at * 10 + 9}]`, `"k${at}"`, '-', '>= 0', '< 1000000', `${at}`];
    const tests = cells.map((text) => cell('inputEntry', text));
    return `<rule id="r${at}">${tests.join('')}${cell('outputEntry', String(at))}</rule>`;
  });
  const table = `<decisionTable>${columns.join('')}<output name="o"/>${rules.join('')}`;
  const decision = `<decision id="d" name="d"><variable name="d"/>${table}</decisionTable>
    </decision>`;
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="x" name="x"
    namespace="urn:x">${decision}</definitions>`;
}

async function decisionOf(size: number): Promise<Decision> {
  const { decisions, problems } = await readDecisions(tableOf(size));
  const decision = decisions.get('d');
  if (!decision) throw new Error(`Expected a decision but got ${JSON.stringify(problems)}`);
  return decision;
}

const matching = (at: number) => ({ a: at * 10, b: `k${at}`, c: 'x', d: 1, e: 1, f: at });

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

/** A condition of two terms beside `feelin`, then 1,000 rules of 6 inputs beside 10. */
export async function* evaluating(): AsyncGenerator<Evaluating> {
  const compiled = compileExpression(condition);
  if (!compiled.ok) throw new Error(compiled.problem.message.en);
  const { expression } = compiled;
  const scope = {
    lookup: (name: string) => variables[name as keyof typeof variables],
    now: env.now,
    zone: env.zone,
    resolve: () => null,
  };
  const [ours = 0, theirs = 0] = await beside([
    { rounds: 300_000, run: () => expression.test(scope) },
    { rounds: 1000, run: () => evaluateByFeelin(condition, variables).value === true },
  ]);
  yield { figure: 'condition of two terms', microseconds: rounded(ours), ratio: 1 };
  yield {
    figure: 'the same by feelin',
    microseconds: rounded(theirs),
    ratio: rounded(theirs / ours),
  };
  const sizes = [10, 100, 1000];
  const decisions = await Promise.all(sizes.map(decisionOf));
  const times = await beside(
    decisions.map((decision, at) => {
      const given = matching((sizes[at] as number) - 1);
      return { rounds: 5000, run: () => decision.evaluate(given, env).matched.length > 0 };
    }),
  );
  for (const [at, size] of sizes.entries()) {
    yield {
      figure: `table of ${size} rules x 6 inputs`,
      microseconds: rounded(times[at] as number),
      ratio: rounded((times[at] as number) / (times[0] as number)),
    };
  }
}
