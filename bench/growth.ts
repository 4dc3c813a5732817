import {
  compile,
  type Definition,
  type EngineEvent,
  type Environment,
  type Instance,
  step,
} from '@liandong/engine';
import { median, processorSeconds } from './median.ts';
import { large, w3, w5, wideJoin } from './works/models.ts';

const MICROSECONDS = 1e6;
const MILLISECONDS = 1e3;
const REPEATS = 5;

/** What the engine alone takes when things grow: nothing is stored. */
export interface Growth {
  readonly figure: string;
  readonly size: number;
  readonly value: number;
  readonly unit: string;
}

async function define(xml: string): Promise<Definition> {
  const { definition, problems } = await compile(xml);
  if (!definition) throw new Error(`Expected a definition but got ${JSON.stringify(problems)}`);
  return definition;
}

/** An instance that is stepped by hand. */
class Played {
  instance: Instance | null = null;
  readonly tasks: { readonly task: number; readonly part: number }[] = [];
  readonly #definition: Definition;
  readonly #env: Environment;
  #ids = 0;

  constructor(definition: Definition) {
    this.#definition = definition;
    this.#env = {
      now: Date.UTC(2026, 10, 23),
      zone: 'Asia/Shanghai',
      nextId: () => ++this.#ids,
      record: {},
      case: {},
      initiator: null,
      resolve: () => null,
      due: (_limit, from) => from,
      decision: () => null,
    };
  }

  send(event: EngineEvent): void {
    const result = step(this.#definition, this.instance, 1_000_000, event, this.#env);
    if (!result.ok) throw new Error(`${event.kind}: ${result.code} ${result.detail}`);
    this.instance = result.instance;
    for (const effect of result.effects) {
      if (effect.kind === 'create-task') this.tasks.push({ task: effect.task, part: effect.part });
    }
  }

  start(): void {
    const variables = { i: 0 };
    this.send({ kind: 'start', process: null, element: null, variables, parent: null });
  }

  /** All that wait, one at a time. */
  completeAll(): void {
    for (const { task, part } of this.tasks) {
      this.send({ kind: 'complete-task', task, part, outcome: null, variables: {} });
    }
    if (this.instance?.state !== 'completed') throw new Error('Expected the instance to complete');
  }
}

async function medianOf(measure: () => Promise<number> | number): Promise<number> {
  const found: number[] = [];
  await measure();
  for (let at = 0; at < REPEATS; at += 1) found.push(await measure());
  return median(found);
}

const figure = (name: string, size: number, value: number, unit: string): Growth => ({
  figure: name,
  size,
  value: Number(value.toPrecision(3)),
  unit,
});

async function loop(rounds: number): Promise<Growth> {
  const definition = await define(w3(rounds));
  // As many rounds in each measurement, and so many that each pays its share of collections.
  const instances = Math.max(1, Math.round(100_000 / rounds));
  const time = await medianOf(() =>
    processorSeconds(() => {
      for (let at = 0; at < instances; at += 1) new Played(definition).start();
    }),
  );
  return figure('W3 round', rounds, (time * MICROSECONDS) / (rounds * instances), 'us');
}

async function iterations(count: number): Promise<Growth> {
  const definition = await define(w5(count));
  const instances = Math.max(1, Math.round(10_000 / count));
  const time = await medianOf(async () => {
    const started = Array.from({ length: instances }, () => new Played(definition));
    for (const one of started) one.start();
    return processorSeconds(() => {
      for (const one of started) one.completeAll();
    });
  });
  return figure('iteration completed', count, (time * MICROSECONDS) / (count * instances), 'us');
}

/** What a token costs that arrives at an inclusive join, beside the one that fires it. */
async function join(branches: number, elements: number): Promise<Growth> {
  const definition = await define(wideJoin(branches, elements));
  const time = await medianOf(async () => {
    const started = Array.from({ length: 20 }, () => new Played(definition));
    for (const one of started) one.start();
    const taken = await processorSeconds(() => {
      for (const one of started) one.completeAll();
    });
    return taken / started.length;
  });
  return figure(`inclusive join of ${branches}`, elements, (time * MICROSECONDS) / branches, 'us');
}

async function compiled(elements: number): Promise<Growth> {
  const xml = large(elements);
  const time = await medianOf(() => processorSeconds(async () => void (await define(xml))));
  return figure('compile', elements, time * MILLISECONDS, 'ms');
}

/** Every figure of growth, in memory. */
export async function* growth(): AsyncGenerator<Growth> {
  const sizes = [100, 1000, 10_000];
  for (const size of sizes) yield await loop(size);
  for (const size of sizes) yield await iterations(size);
  yield await join(100, 1000);
  yield await compiled(5000);
}
