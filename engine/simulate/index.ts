import type { Definition } from '../model/definition.ts';
import { makeTracer } from '../trace.ts';
import type { Difference, PlayedCase, Simulated, SimulateOptions } from './case.ts';
import { compare, waitingSteps } from './expect.ts';
import { playStep, timeOf } from './play.ts';
import { World } from './world.ts';

/**
 * Plays a case on the pure engine with a virtual clock: nothing is stored, nobody waits. Messages
 * and signals reach all instances of the case, called processes are found in the definition and
 * in `options.definitions`. Playing stops at the first step that cannot be done.
 */
export function simulate(
  definition: Definition,
  played: PlayedCase,
  options: SimulateOptions = {},
): Simulated {
  const zone = options.zone ?? 'Asia/Shanghai';
  const at = played.at === undefined ? 0 : timeOf(played.at, zone);
  const world = new World(definition, at ?? 0, played.record ?? {}, options);
  const differences: Difference[] = [];
  const tracer = makeTracer();
  const trace: string[] = [];
  const extend = (): void => {
    for (const record of world.records.slice(trace.length)) trace.push(tracer(record));
  };
  const refused = (step: number | null, detail: string): void => {
    differences.push({ step, what: 'step', expected: null, actual: detail });
  };
  const begun = at === null ? `Expected a time but found ${played.at}` : start(world, played);
  if (begun !== null) refused(0, begun);
  for (const [index, step] of (played.steps ?? []).entries()) {
    if (world.restless || differences.some(({ what }) => what === 'step')) break;
    const number = index + 1;
    extend();
    if ('expect' in step) differences.push(...compare(world, step.expect, number, trace));
    else {
      const problem = playStep(world, step, options);
      if (problem !== null) refused(number, problem);
    }
  }
  if (world.restless) refused(null, 'Expected the case to come to rest but it goes on for ever');
  extend();
  if (played.expect) differences.push(...compare(world, played.expect, null, trace));
  return {
    ok: differences.length === 0,
    differences,
    records: world.records,
    trace,
    state: world.instances.get(world.main)?.instance.state ?? 'active',
    variables: world.variables(),
    record: world.record,
    waiting: waitingSteps(world),
    notices: world.notices,
    instance: world.main,
  };
}

/** Starts the instance of the case; one whose process has no none start waits for its message. */
function start(world: World, { process, start: element, variables }: PlayedCase): string | null {
  const rejection = world.send(world.main, {
    kind: 'start',
    process: process ?? null,
    element: element ?? null,
    variables: variables ?? {},
    parent: null,
  });
  if (!rejection || rejection.code === 'unknown-element') return null;
  return `${rejection.code}: ${rejection.detail}`;
}
