import { epochOf, parseDateTime } from '../expression/time.ts';
import { lifecycles } from '../lifecycle/index.ts';
import type { ScopePart } from '../model/part.ts';
import type { Id, Json, Variables } from '../model/value.ts';
import { enabledActivities, waiting } from '../query.ts';
import { durationEnd } from '../verbs/duration.ts';
import type { CaseStep, SimulateOptions } from './case.ts';
import type { Held, World } from './world.ts';

type Step<K extends string> = Extract<CaseStep, { readonly [key in K]: unknown }>;

/** Why a step could not be done; null when it was. */
type Refused = string | null;

const NONE: Variables = Object.freeze({});

/** Milliseconds of an RFC 3339 time, read in the zone where it names none. */
export function timeOf(text: string, zone: string): number | null {
  const value = parseDateTime(text);
  return value && Number(epochOf(value, zone) / 1_000_000n);
}

/** Does one step of a case (an `expect` is compared by the caller). */
export function playStep(world: World, step: CaseStep, options: SimulateOptions): Refused {
  if ('do' in step) return operate(world, step);
  if ('complete' in step) return complete(world, step, options);
  if ('signal' in step) {
    world.signal(step.signal, step.data ?? NONE);
    return null;
  }
  if ('job' in step) return work(world, step);
  if ('error' in step) return throwAt(world, step);
  if ('escalation' in step) return escalateAt(world, step);
  if ('evaluate' in step) return send(world, { kind: 'evaluate-conditions' });
  if ('message' in step) {
    const { message: name, key = null, data: variables = NONE } = step;
    world.message({ name, key, variables });
    return null;
  }
  if ('resolve' in step) return resolve(world, step);
  if ('advance' in step || 'until' in step) return pass(world, step, options);
  if ('choose' in step || 'finish' in step) return decide(world, step);
  if ('cancel' in step) return send(world, { kind: 'cancel', reason: step.cancel });
  if ('suspend' in step) return send(world, { kind: 'suspend' });
  if ('resume' in step) return send(world, { kind: 'resume' });
  return null;
}

function send(world: World, event: Parameters<World['send']>[1], id: Id = world.main): Refused {
  const rejection = world.send(id, event);
  return rejection && `${rejection.code}: ${rejection.detail}`;
}

function taskAt(world: World, element: string): (Held<'create-task'> & { state: string }) | null {
  for (const task of world.tasks.values()) if (task.element === element) return task;
  return null;
}

function operate(world: World, step: Step<'do'>): Refused {
  const task = taskAt(world, step.task);
  if (!task) return `Expected a task at ${step.task} but there is none`;
  const next = lifecycles.userTask.next(task.state, step.do);
  if (next === null) return `Expected ${step.do} to be allowed but ${step.task} is ${task.state}`;
  task.state = next;
  return null;
}

function complete(world: World, step: Step<'complete'>, options: SimulateOptions): Refused {
  const task = taskAt(world, step.complete);
  if (!task) return `Expected a task at ${step.complete} but there is none`;
  // Without organisation data whoever completes an offered task is taken to have claimed it.
  const state = task.state === 'ready' ? 'reserved' : task.state;
  if (lifecycles.userTask.next(state, 'complete') === null) {
    return `Expected complete to be allowed but ${step.complete} is ${task.state}`;
  }
  const data = step.data ?? NONE;
  const fields = options.recordFields ?? [];
  const record: { [name: string]: Json } = {};
  for (const name of fields) if (Object.hasOwn(data, name)) record[name] = data[name] as Json;
  const before = world.record;
  world.record = { ...before, ...record };
  world.tasks.delete(task.task);
  const { task: id, part, instance } = task;
  const outcome = step.outcome ?? null;
  const refused = send(
    world,
    { kind: 'complete-task', task: id, part, outcome, variables: data },
    instance,
  );
  if (refused === null) return null;
  world.tasks.set(id, task);
  world.record = before;
  return refused;
}

function work(world: World, step: Step<'job'>): Refused {
  const job = [...world.jobs.values()].find(
    ({ type, element }) => type === step.job || element === step.job,
  );
  if (!job) return `Expected a job ${step.job} but there is none`;
  const { job: id, part, instance } = job;
  if ('fail' in step) {
    job.left -= 1;
    if (job.left > 0) return null;
  }
  world.jobs.delete(id);
  return send(world, { kind: 'job-result', job: id, part, result: resultOf(step) }, instance);
}

function resultOf(step: Step<'job'>) {
  if ('result' in step) return { ok: true, variables: step.result } as const;
  if ('fail' in step) return { ok: false, error: null, message: step.fail } as const;
  return { ok: false, error: step.error, message: step.message ?? '' } as const;
}

/** At the oldest ad-hoc sub-process where it can be done. */
function decide(world: World, step: Step<'choose'> | Step<'finish'>): Refused {
  for (const [id, { instance, definition }] of world.instances) {
    if ('finish' in step) {
      const open = waiting(instance).find(
        ({ kind, element }) => kind === 'choice' && element === step.finish,
      );
      if (!open) continue;
      return send(world, { kind: 'finish-activities', part: open.part, activation: open.id }, id);
    }
    const enabled = enabledActivities(definition, instance);
    const found = enabled.find(({ activities }) =>
      activities.some(({ element }) => element === step.choose),
    );
    if (!found) continue;
    const { activation, part } = found;
    return send(world, { kind: 'start-activity', part, activation, element: step.choose }, id);
  }
  return `Expected an ad-hoc sub-process for ${JSON.stringify(step)} but there is none`;
}

function throwAt(world: World, step: Step<'error'> & Step<'at'>): Refused {
  const { error: code, message = '' } = step;
  return sendAt(world, step.at, (activity, part) => {
    return { kind: 'throw-error', activity, part, code, message };
  });
}

function escalateAt(world: World, step: Step<'escalation'>): Refused {
  const { escalation: code, data: variables = NONE } = step;
  return sendAt(world, step.at, (activity, part) => {
    return { kind: 'escalate', at: { activity }, part, code, variables };
  });
}

function sendAt(
  world: World,
  at: string,
  eventOf: (activity: Id, part: number) => Parameters<World['send']>[1],
): Refused {
  for (const [id, { instance }] of world.instances) {
    for (const part of instance.parts.values()) {
      const found = (part as ScopePart).elements.find(({ element }) => element === at);
      if (found) return send(world, eventOf(found.id, part.part), id);
    }
  }
  return `Expected ${at} to be active but it is not`;
}

function resolve(world: World, step: Step<'resolve'>): Refused {
  for (const [id, { instance }] of world.instances) {
    for (const part of instance.parts.values()) {
      const found = (part as ScopePart).incidents.find(({ element }) => element === step.resolve);
      if (!found) continue;
      const variables = step.variables ?? NONE;
      const event = { kind: 'resolve-incident', incident: found.id, part: part.part } as const;
      return send(world, { ...event, variables }, id);
    }
  }
  return `Expected an incident at ${step.resolve} but there is none`;
}

function pass(
  world: World,
  step: Step<'advance'> | Step<'until'>,
  { zone = 'Asia/Shanghai' }: SimulateOptions,
): Refused {
  const text = 'advance' in step ? step.advance : step.until;
  const time =
    'advance' in step ? durationEnd(text, world.now, zone, world.due) : timeOf(text, zone);
  if (time === null) return `Expected a time but found ${text}`;
  world.passUntil(time);
  return null;
}
