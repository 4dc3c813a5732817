import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passedSteps, type Waiting, waiting } from '../../index.ts';
import { Session } from '../session.ts';
import { apart, blocks, type Drawn, draw } from './blocks.ts';
import { returning } from './returning.ts';

const STEPS_MAX = 400;

const waits = (session: Session): readonly Waiting[] =>
  session.instance ? waiting(session.instance) : [];

/** Does its token come straight back to somewhere else? */
function isAway(session: Session, { part, id }: Waiting): boolean {
  let scope = session.part(part);
  let of = scope.waits.find((one) => one.id === id)?.of;
  for (;;) {
    if (scope.elements.find((one) => one.id === of)?.back) return true;
    if (!scope.owner) return false;
    of = scope.owner[1];
    scope = session.part(scope.owner[0]);
  }
}

/** Returns at random and asserts that only what descends from the target is disturbed. */
function goBack(session: Session, { tasks }: Drawn, pick: (n: number) => number): void {
  const before = waits(session);
  const source = before[pick(before.length)] as Waiting;
  const steps = passedSteps(session.records, source.part).filter(({ element }) =>
    tasks.has(element),
  );
  const step = steps[pick(steps.length)];
  if (!step) return;
  const then = pick(2) === 0 ? 'go-on' : 'straight-back';
  const event = returning(session, source, step.element, then);
  const result = session.try(event);
  if (!result.ok) {
    expect(['inside-ended-body', 'not-returnable']).toContain(result.code);
    return;
  }
  const away = new Map(before.map((one) => [one.id, isAway(session, one)]));
  session.send(event);
  const after = new Set(waits(session).map(({ id }) => id));
  const target = tasks.get(step.element) ?? [];
  for (const one of before) {
    if (then === 'straight-back') {
      expect(after.has(one.id), `${one.element} stays`).toBe(one.id !== source.id);
      continue;
    }
    // What is on a visit stands for another place; only the end tells whether it is right.
    if (away.get(one.id)) continue;
    const relation = apart(tasks.get(one.element) ?? [], target);
    if (relation === 'beside') expect(after.has(one.id), `${one.element} goes on`).toBe(true);
    if (relation === 'same') expect(after.has(one.id), `${one.element} is undone`).toBe(false);
  }
}

async function play(drawn: Drawn, choices: readonly number[]): Promise<void> {
  let at = 0;
  const pick = (n: number): number => (n === 0 ? 0 : (choices[at++ % choices.length] ?? 0) % n);
  const session = await Session.of(drawn.xml);
  session.start({ take: pick(3) });
  let returns = 8;
  for (let i = 0; i < STEPS_MAX && session.instance?.state === 'active'; i++) {
    expect(session.incidents()).toEqual([]);
    if (returns > 0 && i > 0 && pick(2) === 0) {
      returns -= 1;
      goBack(session, drawn, pick);
    }
    const all = waits(session);
    const one = all[pick(all.length)] as Waiting;
    const { id: task, part } = one;
    session.send({ kind: 'complete-task', task, part, outcome: null, variables: {} });
  }
  expect(session.instance?.state).toBe('completed');
}

describe('returns at random moments in random processes', () => {
  it('disturb only what descends, starve no join, and the process still completes', async () => {
    const choices = fc.array(fc.nat({ max: 1000 }), { minLength: 90, maxLength: 90 });
    await fc.assert(
      fc.asyncProperty(blocks, choices, (block, chosen) => play(draw(block), chosen)),
      { numRuns: 400, seed: 20_261_124 },
    );
  }, 60_000);
});
