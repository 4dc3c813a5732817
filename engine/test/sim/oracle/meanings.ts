import { type Awaited, type Decision, enter, type Meaning, Place, World } from './place.ts';

const GO_ON: Decision = { do: 'go-on' };
const CODES = ['e1', 'e2'] as const;

/** Passes at once and can be seen in the records. */
export const pass =
  (element: string): Meaning =>
  (at, then) => {
    at.world.mark(element);
    then();
  };

interface Asked {
  readonly kind: Awaited['kind'];
  readonly element: string;
  /** What may come with it, one of them. */
  readonly answers?: readonly { readonly [name: string]: number }[];
  /** Work that may fail with an error, as far as somebody catches it. */
  readonly fails?: boolean;
}

/** Waits until somebody outside decides; `then` gets the number of the answer. */
export function ask(at: Place, asked: Asked, then: (answer: number) => void): void {
  const { kind, element, answers = [{}], fails = false } = asked;
  const here = at.open();
  const wait: Awaited = {
    kind,
    element,
    options: () => [
      ...answers.map((variables) => ({ ...GO_ON, variables })),
      ...CODES.filter((code) => fails && here.catches('error', code)).map(
        (code): Decision => ({ do: 'error', code }),
      ),
    ],
    decide(decision) {
      if (decision.do === 'error') {
        here.throw('error', decision.code ?? '');
        return;
      }
      here.stop();
      at.world.mark(element);
      then(Math.max(0, answers.indexOf(decision.variables ?? {})));
    },
  };
  here.await(wait);
}

export const work =
  (kind: 'task' | 'job' | 'call', element: string): Meaning =>
  (at, then) =>
    ask(at, { kind, element, fails: true }, () => then());

export const sequence =
  (...all: readonly Meaning[]): Meaning =>
  (at, then) => {
    const from = (index: number): void => {
      const next = all[index];
      if (next) enter(next, at, () => from(index + 1));
      else then();
    };
    from(0);
  };

/** All at once; the token comes out when all are through. */
export const together =
  (all: readonly Meaning[]): Meaning =>
  (at, then) => {
    let open = all.length;
    for (const one of all) {
      enter(one, at, () => {
        open -= 1;
        if (open === 0) then();
      });
    }
  };

/** Somebody decides which of several ways are taken; `taken` says for each answer which. */
export const choose =
  (asked: Asked, then: (answer: number) => Meaning): Meaning =>
  (at, out) =>
    ask(at, asked, (answer) => enter(then(answer), at, out));

/** How an event comes; `stays` goes on hearing. Called at the place whose end ends the waiting. */
export type Listen = (at: Place, element: string, stays: boolean, heard: () => void) => void;

export interface Reaction {
  readonly listen: Listen;
  readonly element: string;
  readonly interrupts: boolean;
  readonly leads: Meaning;
}

/** An activity with the events at its boundary. What interrupts takes its token over. */
export const bounded =
  (means: Meaning, reactions: readonly Reaction[]): Meaning =>
  (at, then) => {
    const { scope } = at;
    const outer = at.open();
    for (const { listen, element, interrupts, leads } of reactions) {
      listen(outer, element, !interrupts, () => {
        at.world.mark(element);
        if (!interrupts) return scope.spawn(leads);
        outer.stop();
        enter(leads, at, then);
      });
    }
    const inner = outer.open();
    enter(means, inner, () => {
      outer.stop();
      then();
    });
  };

/** A sub-process with its event sub-processes; over when all threads in it have ended. */
export const scoped =
  (element: string, main: Meaning, reactions: readonly Reaction[] = []): Meaning =>
  (at, then) => {
    const inside = at.open();
    inside.drained = () => {
      keepUndos(at, inside);
      inside.stop();
      at.world.mark(element);
      then();
    };
    for (const reaction of reactions) react(inside, reaction);
    inside.spawn(main);
  };

/** An event sub-process begins in the scope it belongs to. */
function react(inside: Place, { listen, element, interrupts, leads }: Reaction): void {
  listen(inside, element, !interrupts, () => {
    if (interrupts) inside.clear();
    inside.spawn((at, out) => {
      const own = at.open(true);
      own.drained = () => {
        keepUndos(at, own);
        own.stop();
        out();
      };
      own.spawn((here, done) => {
        here.world.mark(element);
        enter(leads, here, done);
      });
    });
  });
}

/** What completed inside a completed activity is undone with it. */
function keepUndos(at: Place, inside: Place): void {
  const { undos } = inside;
  if (undos.length === 0) return;
  const means = undoAll([{ undos }]);
  at.scope.undos.push({ at: ++at.world.clock, element: '', means });
}

/** An activity that can be undone once it has completed. */
export const undoable =
  (element: string, means: Meaning, undo: Meaning): Meaning =>
  (at, then) =>
    enter(means, at, () => {
      at.scope.undos.push({ at: ++at.world.clock, element, means: undo });
      then();
    });

type Holder = Pick<Place, 'undos'>;

/** The latest first, one after the other; what completes meanwhile is not meant. */
const undoAll =
  (holders: readonly Holder[]): Meaning =>
  (at, then) => {
    const before = at.world.clock;
    const next = (): void => {
      const all = holders.flatMap(({ undos }) =>
        undos.filter((one) => one.at <= before).map((one) => ({ one, undos })),
      );
      const found = all.sort((a, b) => b.one.at - a.one.at)[0];
      if (!found) {
        then();
        return;
      }
      found.undos.splice(found.undos.indexOf(found.one), 1);
      enter(found.one.means, at, next);
    };
    next();
  };

/** Undoes what completed in the scope; an event sub-process speaks for the one around it too. */
export const compensate: Meaning = (at, then) => {
  const holders: Place[] = [at.scope];
  for (let one = at.scope; one.beside && one.parent; one = one.parent.scope) {
    holders.push(one.parent.scope);
  }
  const outermost = holders.at(-1) as Place;
  outermost.spawn(undoAll(holders), () => at.alive && then());
};

/** A transaction is cancelled: all in it ends and is undone, then its boundary event goes on. */
export const cancelTo =
  (inside: () => Place, then: () => void): Meaning =>
  () => {
    const place = inside();
    const all = place.harvest();
    place.clear();
    place.undos.splice(0, place.undos.length, ...all);
    place.spawn(undoAll([place]), then);
  };

interface Times {
  readonly element: string;
  readonly count: number;
  readonly sequential: boolean;
  /** Index of the iteration whose end is enough; -1 for none. */
  readonly enough: number;
}

/** Several instances of an activity. */
export const many =
  ({ element, count, sequential, enough }: Times, means: Meaning): Meaning =>
  (at, then) => {
    const body = at.open();
    body.drained = () => {};
    let done = 0;
    const begin = (index: number): void => {
      const own = body.open();
      enter(means, own, () => {
        own.stop();
        done += 1;
        if (index === enough || done === count) {
          keepUndos(at, body);
          body.stop();
          at.world.mark(element);
          then();
        } else if (sequential) begin(index + 1);
      });
    };
    if (count === 0) {
      at.world.mark(element);
      return then();
    }
    for (let i = 0; i < (sequential ? 1 : count); i++) if (body.alive) begin(i);
  };

/** Runs a whole process. */
export function begin(means: Meaning): World {
  const world = new World();
  const root = new Place(world, null);
  world.root = root;
  root.drained = () => {
    root.stop();
    world.state = 'completed';
  };
  root.spawn(means);
  return world;
}
