import { type EngineEvent, type Environment, type Instance, step } from '@liandong/engine';
import { median, seconds } from './median.ts';
import { measuredProcess } from './runtime-run.ts';
import { startVariables, type Work } from './works/index.ts';

export interface MemoryFigure {
  readonly work: string;
  readonly store: 'memory';
  readonly callers: 1;
  readonly perSecond: number;
  readonly commandsPerSecond: number;
  readonly microsecondsAnElement: number;
}

/** The engine alone, one instance after another: nothing is stored. */
export async function runInMemory(work: Work, windows: number): Promise<MemoryFigure> {
  const { definition } = await measuredProcess(work);
  let id = 1;
  let elements = 0;
  const environment: Environment = {
    now: Date.UTC(2026, 10, 23),
    zone: 'Asia/Shanghai',
    nextId: () => ++id,
    record: {},
    case: {},
    initiator: null,
    resolve: () => null,
    due: (_limit, from) => from,
    decision: () => null,
  };
  const take = (instance: Instance | null, event: EngineEvent) => {
    const result = step(definition, instance, instance?.id ?? ++id, event, environment);
    if (!result.ok) throw new Error(`${work.name}: ${result.code} ${result.detail}`);
    elements += result.records.filter(({ kind }) => kind === 'element-activated').length;
    return result;
  };
  const play = () => {
    let result = take(null, {
      kind: 'start',
      process: null,
      element: null,
      variables: startVariables,
      parent: null,
    });
    const waiting = [...result.effects];
    for (let effect = waiting.shift(); effect !== undefined; effect = waiting.shift()) {
      if (effect.kind !== 'create-task') continue;
      const { task, part } = effect;
      const variables = { note: '已处理' };
      const event = { kind: 'complete-task', task, part, outcome: null, variables } as const;
      result = take(result.instance, event);
      waiting.push(...result.effects);
    }
  };
  const warm = await seconds(() => {
    for (let at = 0; at < 300; at += 1) play();
  });
  const count = Math.max(50, Math.ceil((300 / warm) * 0.5));
  const rates: number[] = [];
  const perElement: number[] = [];
  for (let window = 0; window < windows; window += 1) {
    elements = 0;
    const time = await seconds(() => {
      for (let at = 0; at < count; at += 1) play();
    });
    rates.push(count / time);
    perElement.push((time * 1e6) / elements);
  }
  const perSecond = median(rates);
  return {
    work: work.name,
    store: 'memory',
    callers: 1,
    perSecond: Math.round(perSecond),
    commandsPerSecond: Math.round(perSecond * work.commands),
    microsecondsAnElement: Number(median(perElement).toPrecision(3)),
  };
}
