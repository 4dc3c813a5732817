import { compileExpression, compileUnaryTests } from '../../expression/index.ts';
import { check, compile, readDecisions, simulate } from '../../index.ts';
import { environment } from '../decision/model.ts';
import { scopeOf } from '../expression/scope.ts';
import { braces, decisions, feel, importable, models, unaryTests, variables } from './corpus.ts';
import { hostileDmn, hostileXml } from './hostile.ts';
import { mutate, mutateXml } from './mutate.ts';

type Pick = (n: number) => number;

/** One kind of input: how it is made, and what is done with it; a violation is thrown. */
export interface Target {
  readonly name: string;
  /** Of a hundred inputs. */
  readonly share: number;
  make(pick: Pick): string;
  use(text: string): Promise<void>;
}

function demand(holds: boolean, what: string): void {
  if (!holds) throw new Error(`Expected ${what}`);
}

const mutated =
  (corpus: readonly string[], change: (text: string, pick: Pick) => string) =>
  (pick: Pick): string => {
    let text = corpus[pick(corpus.length)] as string;
    for (let n = pick(3); n >= 0; n--) text = change(text, pick);
    return text;
  };

/** Read or refused with problems in both languages; what is read is played. */
async function useModel(text: string): Promise<void> {
  const { definition, problems } = await compile(text);
  const all = await check(text);
  demand(definition !== null || problems.length > 0, 'a definition or a problem');
  for (const { message, rule } of all) {
    demand(message.zh !== '' && message.en !== '', `words for ${rule}`);
  }
  const start = definition?.processes[0]?.starts[0];
  if (definition && start?.type === 'none') {
    simulate(definition, { process: definition.processes[0]?.id ?? '', variables });
  }
  demand(!('polluted' in {}) && Object.keys(Object.prototype).length === 0, 'clean prototypes');
}

async function useDecisions(text: string): Promise<void> {
  const read = await readDecisions(text, { imported: importable, analysed: true });
  const all = [...read.decisions.values(), ...read.services.values()];
  demand(all.length > 0 || read.problems.length > 0 || text.length < 300, 'something read');
  for (const { message, rule } of read.problems) {
    demand(message.zh !== '' && message.en !== '', `words for ${rule}`);
  }
  for (const decision of all) {
    const { value, errors } = decision.evaluate(variables, environment);
    demand(JSON.stringify(value).length < 10_000_000 && errors.length <= 20, 'bounded results');
  }
  demand(!('polluted' in {}) && Object.keys(Object.prototype).length === 0, 'clean prototypes');
}

const useExpression =
  (compiles: typeof compileExpression) =>
  async (text: string): Promise<void> => {
    const made = compiles(text, { names: Object.keys(variables) });
    if (made.ok) {
      const { value } = made.expression.evaluate(scopeOf({ ...variables, '?': 3 }));
      JSON.stringify(value);
    } else {
      const { from, to, message } = made.problem;
      demand(from <= to && message.zh !== '' && message.en !== '', 'a place and words');
    }
  };

export const targets: readonly Target[] = [
  { name: 'bpmn', share: 10, make: mutated(models, mutateXml), use: useModel },
  { name: 'dmn', share: 10, make: mutated(decisions, mutateXml), use: useDecisions },
  { name: 'hostile bpmn', share: 3, make: hostileXml, use: useModel },
  { name: 'hostile dmn', share: 2, make: hostileDmn, use: useDecisions },
  { name: 'feel', share: 40, make: mutated(feel, mutate), use: useExpression(compileExpression) },
  {
    name: 'braces',
    share: 20,
    make: mutated(braces, mutate),
    use: useExpression(compileExpression),
  },
  {
    name: 'unary tests',
    share: 15,
    make: mutated(unaryTests, mutate),
    use: useExpression(compileUnaryTests),
  },
];
