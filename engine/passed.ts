import { bodyParts } from './apply/body-parts.ts';
import type { EngineRecord } from './model/record.ts';
import type { PassedJoin, PassedLevel, PassedStep, Place, ReturnTarget } from './model/return.ts';
import { descends, type Origin } from './verbs/descends.ts';
import { without } from './verbs/without.ts';

type Path = readonly number[];

interface Lived extends Origin {
  readonly element: string;
  part: number;
  readonly loop: number | undefined;
  readonly at: number;
  /** Done for a token that went straight back: it was not the step's own turn. */
  readonly visit: boolean;
  /** A later return has undone it. */
  undone: boolean;
  ended: boolean;
}

interface Waited extends Origin {
  readonly flow: string;
}

interface Fired extends Lived {
  readonly tokens: readonly Waited[];
}

/**
 * What an interruption ended in one part: the part with it, or all for the event sub-process that
 * the record `n` activated.
 */
interface Interruption {
  readonly n: number;
  readonly part: number;
  readonly places: readonly (Origin & Place)[];
  readonly closed: boolean;
}

/** The life of an instance as its records tell it, as far as a return asks for it. */
interface Life {
  readonly lived: Map<number, Lived>;
  readonly fired: Fired[];
  readonly owners: Map<number, readonly [part: number, activation: number]>;
  readonly interruptions: Interruption[];
}

/**
 * The elements that an instance has entered, each with its last activation, oldest first. Seen
 * from a step in `part`: of several iterations or sub-processes its own ones come before others.
 */
export function passedSteps(records: Iterable<EngineRecord>, part = 0): readonly PassedStep[] {
  const life = lifeOf(records);
  const { lived, owners } = life;
  const around = new Set<number>();
  for (let one: number | undefined = part; one !== undefined; one = owners.get(one)?.[0]) {
    around.add(one);
  }
  const last = new Map<string, Lived>();
  for (const one of lived.values()) {
    if (one.loop !== undefined || one.visit || isUndone(life, one)) continue;
    const known = last.get(one.element);
    if (known && around.has(known.part) && !around.has(one.part)) continue;
    last.delete(one.element);
    last.set(one.element, one);
  }
  return [...last.values()].map((one) => ({
    element: one.element,
    activation: one.id,
    at: one.at,
    live: !one.ended,
    target: () => targetOf(life, one),
  }));
}

function isUndone({ lived, owners }: Life, one: Lived): boolean {
  for (let at: Lived | undefined = one; at; ) {
    if (at.undone) return true;
    const owner = owners.get(at.part);
    at = owner && lived.get(owner[1]);
  }
  return false;
}

/** What a return to an activation needs to know. */
function targetOf(life: Life, activation: Lived): ReturnTarget {
  const levels: PassedLevel[] = [];
  for (let one: Lived | undefined = activation; one; ) {
    levels.push(levelOf(life, one));
    const owner = life.owners.get(one.part);
    one = owner && life.lived.get(owner[1]);
  }
  return { levels };
}

function levelOf(life: Life, { element, id, part, path, loop }: Lived): PassedLevel {
  const origin: Origin = { id, path };
  const { joins, origins } = joinsOf(life, part, origin);
  const cut = life.interruptions.findLast(
    (one) => one.part === part && one.n > id && (one.closed || !life.lived.get(one.n)?.ended),
  );
  const interrupted = (cut?.places ?? [])
    .filter((place) => !origins.some((from) => descends(place, from)))
    .map(({ id: _, ...place }) => place);
  return {
    element,
    activation: id,
    part,
    ...(path && { path }),
    ...(loop !== undefined && { loop }),
    joins,
    interrupted,
  };
}

/** Joins that took the branch: directly, or what came out of another one that had. */
function joinsOf(
  { fired, lived }: Life,
  part: number,
  origin: Origin,
): { readonly joins: readonly PassedJoin[]; readonly origins: readonly Origin[] } {
  const origins = [origin];
  const first = new Map<
    string,
    { readonly fired: Fired; readonly flows: readonly string[] | null }
  >();
  const last = new Map<string, Fired>();
  for (const one of fired) {
    if (one.part !== part || one.id < origin.id || lived.get(one.id)?.undone) continue;
    last.set(one.element, one);
    const came = one.tokens.filter((token) => origins.some((from) => descends(token, from)));
    if (came.length === 0) continue;
    origins.push({ id: one.id, path: one.path });
    if (first.has(one.element)) continue;
    // Where nothing else came the join stands behind the target as a whole.
    const flows = came.length < one.tokens.length ? came.map(({ flow }) => flow) : null;
    first.set(one.element, { fired: one, flows });
  }
  const joins = [...first.values()].map(({ fired: { element, id, path }, flows }) => ({
    element,
    activation: id,
    ...(path && { path }),
    flows,
    others: (flows ? without(last.get(element)?.tokens ?? [], flows) : []).map(
      ({ flow, path: came }) => ({
        flow,
        ...(came && { path: came }),
      }),
    ),
  }));
  return { joins, origins };
}

/** Records in which an interruption takes away what is there. */
const TAKEN = new Set([
  'element-terminated',
  'tokens-released',
  'triggers-released',
  'task-withdrawn',
  'timer-disarmed',
  'subscription-closed',
  'job-cancelled',
  'call-cancelled',
  'incident-resolved',
  'scope-closed',
  'body-closed',
]);

function lifeOf(records: Iterable<EngineRecord>): Life {
  const life: Life = { lived: new Map(), fired: [], owners: new Map(), interruptions: [] };
  const tokens = new Map<number, Waited>();
  let taken = new Map<number, (Origin & Place)[]>();
  for (const record of records) {
    const isTaken = TAKEN.has(record.kind);
    if (!isTaken && taken.size > 0) {
      noteInterruption(life, taken, record);
      taken = new Map();
    }
    if (isTaken) noteTaken(life, tokens, taken, record);
    else noteBegun(life, tokens, record);
  }
  return life;
}

/** A part was interrupted when its owner ended with it, or when an event went on in its place. */
function noteInterruption(
  life: Life,
  taken: ReadonlyMap<number, Interruption['places']>,
  { n, kind, data }: EngineRecord,
): void {
  const inPlace = kind === 'element-activated' ? ((data.part as number | undefined) ?? 0) : null;
  for (const [part, places] of taken) {
    const owner = life.owners.get(part);
    const ended = owner && taken.get(owner[0])?.some(({ id }) => id === owner[1]);
    if (ended || part === inPlace) {
      life.interruptions.push({ n, part, places, closed: ended === true });
    }
  }
}

function noteTaken(
  { lived }: Life,
  tokens: ReadonlyMap<number, Waited>,
  taken: Map<number, (Origin & Place)[]>,
  { kind, instance, data }: EngineRecord,
): void {
  const part = (data.part as number | undefined) ?? 0;
  const places = taken.get(part) ?? [];
  const one = kind === 'element-terminated' ? lived.get(instance) : undefined;
  if (one) {
    one.ended = true;
    places.push({ id: one.id, element: one.element, ...(one.path && { path: one.path }) });
  }
  if (kind === 'tokens-released') {
    for (const id of data.tokens as readonly number[]) {
      const token = tokens.get(id);
      if (token) places.push({ id, flow: token.flow, ...(token.path && { path: token.path }) });
    }
  }
  if (places.length > 0) taken.set(part, places);
}

function noteBegun(life: Life, tokens: Map<number, Waited>, record: EngineRecord): void {
  const { kind, n, element, instance, data, at } = record;
  const part = (data.part as number | undefined) ?? 0;
  const path = data.path as Path | undefined;
  if (kind === 'element-activated') {
    const loop = data.loop as number | undefined;
    const one: Lived = {
      id: n,
      element,
      part,
      path,
      loop,
      at,
      visit: data.back !== undefined,
      undone: false,
      ended: false,
    };
    life.lived.set(n, one);
    const ids = data.tokens as readonly number[] | undefined;
    if (ids) life.fired.push({ ...one, tokens: ids.flatMap((id) => tokens.get(id) ?? []) });
  } else if (kind === 'token-arrived') {
    tokens.set(n, { id: n, flow: data.flow as string, path });
  } else if (kind === 'element-completed') {
    const one = life.lived.get(instance);
    if (one) one.ended = true;
  } else if (kind === 'scope-opened') {
    life.owners.set(data.inner as number, [part, instance]);
    if (data.continues !== undefined) goOnIn(life, data.continues as number, data.inner as number);
  } else if (kind === 'body-opened') {
    const total = (data.total as number | undefined) ?? null;
    const parts = bodyParts({ total, first: data.first as number });
    for (const one of parts) life.owners.set(one, [part, instance]);
  } else if (kind === 'iteration-added' && data.into !== undefined) {
    life.owners.set(data.into as number, [part, instance]);
  } else if (kind === 'work-returned' && data.straightBack === undefined) {
    noteUndone(life, data.activation as number, data.origin as number);
  } else if (kind === 'join-reopened') {
    const at = life.fired.findLastIndex((one) => one.id === instance);
    if (at >= 0) life.fired.splice(at, 1);
  }
}

/** All that descends from the target, and from the scopes around it that ended, is undone. */
function noteUndone(life: Life, activation: number, origin: number): void {
  let level = life.lived.get(activation);
  while (level) {
    const { origins } = joinsOf(life, level.part, level);
    for (const one of life.lived.values()) {
      if (one.part !== level.part || (one === level && one.id !== activation)) continue;
      if (origins.some((from) => descends(one, from))) one.undone = true;
    }
    const owner = level.id === origin ? undefined : life.owners.get(level.part);
    level = owner && life.lived.get(owner[1]);
  }
}

/** A sub-process that was opened anew goes on with what the ended one had passed. */
function goOnIn(life: Life, ended: number, part: number): void {
  for (const one of [...life.lived.values(), ...life.fired])
    if (one.part === ended) one.part = part;
  for (const [inner, [outer, activation]] of life.owners) {
    if (outer === ended) life.owners.set(inner, [part, activation]);
  }
}
