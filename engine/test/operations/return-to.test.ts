import { describe, expect, it } from 'vitest';
import { chain } from '../helper.ts';
import { Session } from '../session.ts';
import {
  act,
  ends,
  fork,
  inclusive,
  inside,
  loop,
  many,
  nested,
  play,
  state,
  tasks,
  timer,
} from './return-models.ts';
import { refused, send } from './returning.ts';

interface Scenario {
  readonly says: string;
  readonly model: string;
  /** Variables of the start. */
  readonly given?: Record<string, never> | { readonly [name: string]: unknown };
  /** Each step with what waits after it. */
  readonly steps: string;
}

const scenarios: readonly Scenario[] = [
  {
    says: 'out of a branch to before the fork, which ends the other branch',
    model: fork,
    steps: `a: b1 c | b1: b2 c | a<b2: a | a: b1 c | b1: b2 c | c: b2 | b2: d | d: completed`,
  },
  {
    says: 'within a branch, and the other one goes on',
    model: fork,
    steps: `a: b1 c | b1: b2 c | b1<b2: b1 c | c: b1 | b1: b2 | b2: d | d: completed`,
  },
  {
    says: 'within a branch whose sibling waits at the join',
    model: fork,
    steps: `a: b1 c | c: b1 | b1: b2 | b1<b2: b1 | b1: b2 | b2: d | d: completed`,
  },
  {
    says: 'past a join into one branch, and nothing is done twice',
    model: fork,
    steps: `a: b1 c | c: b1 | b1: b2 | b2: d | b1<d: b1 | b1: b2 | b2: d | d: completed`,
  },
  {
    says: 'twice past a join, to a younger and then an older step of the branch',
    model: fork,
    steps: `a: b1 c | c: b1 | b1: b2 | b2: d | b2<d: b2 | b1<b2: b1 | b1: b2 | b2: d | b1<d: b1 |
      b1: b2 | b2: d | d: completed`,
  },
  {
    says: 'past a join into one branch, then into the other',
    model: fork,
    steps: `a: b1 c | c: b1 | b1: b2 | b2: d | b2<d: b2 | c<b2: b2 c | b2: c | c: d |
      d: completed`,
  },
  {
    says: 'past a join and before the fork',
    model: fork,
    steps: `a: b1 c | c: b1 | b1: b2 | b2: d | a<d: a | a: b1 c | b1: b2 c | b2: c | c: d |
      d: completed`,
  },
  {
    says: 'from a sibling branch, which goes on',
    model: fork,
    steps: `a: b1 c | b1: b2 c | b2: c | b1<c: b1 c | c: b1 | b1: b2 | b2: d | d: completed`,
  },
  {
    says: 'through two joins into the innermost branch',
    model: nested,
    steps: `a: b x y | x: b y | y: b z | b: z | z: d | x<d: x | x: z | z: d | d: completed`,
  },
  {
    says: 'past the inner join while the outer branch goes on',
    model: nested,
    steps: `a: b x y | x: b y | y: b z | y<z: b y | b: y | y: z | z: d | d: completed`,
  },
  {
    says: 'to the outer branch past both joins',
    model: nested,
    steps: `a: b x y | x: b y | y: b z | b: z | z: d | b<d: b | b: d | d: completed`,
  },
  {
    says: 'in the second round of a loop',
    model: loop,
    given: { again: true },
    steps: `b: c | c: d | d: b c | c: b | b: d | b<d: b | b: d | c<d: c | c: d | d: b c`,
  },
  {
    says: 'to a step of the first round that the second did not pass',
    model: loop,
    given: { again: true },
    steps: `b: c | +skip: c | c: d | d: c | c: d | b<d: b | b: d | -again: d | d: completed`,
  },
  {
    says: 'past an inclusive join, which waits for the returned branch only',
    model: inclusive,
    given: { n: 2 },
    steps: `b: c | c: z | b<z: b | b: z | c<z: c | c: z | z: completed`,
  },
  {
    says: 'in an inclusive fork that took one branch',
    model: inclusive,
    given: { n: 1 },
    steps: `b: z | b<z: b | b: z | z: completed`,
  },
  {
    says: 'into a sub-process that has ended, past its join',
    model: inside,
    given: { n: 1 },
    steps: `a: late x y | x: late y | y: late z | z: d | y<d: late y | y: late z | z: d |
      d: completed`,
  },
  {
    says: 'into a sub-process that a boundary event has interrupted',
    model: inside,
    given: { n: 1 },
    steps: `a: late x y | !late: l | x<l: late x y | x: late y | y: late z | z: d | d: completed`,
  },
  {
    says: 'out of a sub-process',
    model: inside,
    given: { n: 1 },
    steps: `a: late x y | a<y: a | a: late x y`,
  },
  {
    says: 'within a sub-process',
    model: inside,
    given: { n: 1 },
    steps: `a: late x y | x: late y | y: late z | x<z: late x | x: late z | z: d`,
  },
  {
    says: 'straight back from within a branch',
    model: fork,
    steps: `a: b1 c | b1: b2 c | a<<b2: a c | c: a | a: b2 | b2: d | d: completed`,
  },
  {
    says: 'straight back past a join',
    model: fork,
    steps: `a: b1 c | b1: b2 c | b2: c | c: d | b1<<d: b1 | b1: d | d: completed`,
  },
  {
    says: 'straight back twice, and back through both',
    model: fork,
    steps: `a: b1 c | b1: b2 c | b1<<b2: b1 c | a<<b1: a c | a: b1 c | b1: b2 c | b2: c | c: d |
      d: completed`,
  },
  {
    says: 'straight back, then on to an earlier step for good',
    model: fork,
    steps: `a: b1 c | b1: b2 c | b1<<b2: b1 c | a<b1: a | a: b1 c | b1: b2 c`,
  },
  {
    says: 'straight back into a sub-process whose other branch went on',
    model: inside,
    given: { n: 1 },
    steps: `a: late x y | a<<y: a late x | x: a late | a: late y | y: late z | z: d |
      d: completed`,
  },
  {
    says: 'straight back from behind a sub-process that has ended',
    model: inside,
    given: { n: 1 },
    steps: `a: late x y | x: late y | y: late z | z: d | x<<d: late x | x: d | d: completed`,
  },
  {
    says: 'straight back, but the scope of the source is interrupted meanwhile',
    model: inside,
    given: { n: 1 },
    steps: `a: late x y | a<<y: a late x | !late: l | l: completed`,
  },
  {
    says: 'before a multi-instance activity, and to it as a whole',
    model: many,
    given: { list: [1, 2] },
    steps: `a: w w | w: w | a<w: a | a: w w | w: w | w: x x | w<x: w w | w: w | w: x x | x: x y |
      x: y y | y: y | y: d | m<d: x x`,
  },
  {
    says: 'within an iteration, and the others go on',
    model: many,
    given: { list: [1, 2] },
    steps: `a: w w | w: w | w: x x | x: x y | x<y: x x | x: x y | x: y y | y: y | y: d`,
  },
  {
    says: 'straight back to an iteration, and those that are done stay done',
    model: many,
    given: { list: [1, 2] },
    steps: `a: w w | w: w | a<<w: a | a: w | w: x x`,
  },
];

describe('return', () => {
  it.each(scenarios)('$says', async ({ model, given = {}, steps }) => {
    const session = await Session.of(model);
    session.start(given as Record<string, never>);
    const told = steps.split('|').map((step) => step.trim());
    const seen = told.map((line) => {
      const [step = ''] = line.split(':');
      play(session, step);
      return `${step}: ${state(session)}`;
    });
    expect(seen).toEqual(told);
  });
});

describe('return beside events', () => {
  it('leaves alone what a boundary event has begun beside the activity', async () => {
    const session = await Session.of(
      `${ends}${tasks('a', 'b', 'c', 'x', 'y')}${chain('s', 'a', 'b', 'c', 'e')}
      <boundaryEvent id="t" attachedToRef="a" cancelActivity="false">${timer}</boundaryEvent>
      ${chain('t', 'x', 'y')}`,
    );
    session.start();
    for (const step of ['!t', 'a', 'b', 'x', 'b<c']) act(session, step);
    expect(state(session)).toBe('b y');
    send(session, 'b', 'a');
    expect(state(session)).toBe('a t');
  });

  it('out of an event sub-process brings the interrupted branches back', async () => {
    const session = await Session.of(
      `${fork}<subProcess id="es" triggeredByEvent="true"><startEvent id="t">${timer}</startEvent>
      <userTask id="x"/>${chain('t', 'x')}</subProcess>`,
    );
    session.start();
    for (const step of ['a', 'b1', '!t']) act(session, step);
    expect(state(session)).toBe('x');
    for (const step of ['b1<x', 'b1', 'b2', 'c', 'd']) act(session, step);
    expect(state(session)).toBe('completed');
  });

  it('leaves an event sub-process that runs beside alone', async () => {
    const session = await Session.of(
      `${fork}<subProcess id="es" triggeredByEvent="true">
      <startEvent id="t" isInterrupting="false">${timer}</startEvent>
      <userTask id="x"/><userTask id="y"/>${chain('t', 'x', 'y')}</subProcess>`,
    );
    session.start();
    for (const step of ['a', '!t', 'b1', 'a<b2', 'x']) act(session, step);
    expect(state(session)).toBe('a y');
    act(session, 'x<y');
    expect(state(session)).toBe('a x');
  });
});

describe('return into a sub-process that is kept for its compensation', () => {
  it('begins it anew at the step', async () => {
    const kept = `<boundaryEvent id="undo" attachedToRef="x"><compensateEventDefinition/>
      </boundaryEvent><userTask id="undone" isForCompensation="true"/>
      <association id="undoes" sourceRef="undo" targetRef="undone"/></subProcess>`;
    const thrown = `<endEvent id="c"><compensateEventDefinition/></endEvent>${chain('l', 'c')}`;
    const session = await Session.of(inside.replace('</subProcess>', kept) + thrown);
    session.start({ n: 1 });
    for (const step of ['a', 'x', 'y', 'z']) act(session, step);
    expect(session.instance?.parts.size).toBe(2);
    act(session, 'y<d');
    expect(state(session)).toBe('late y');
    for (const step of ['y', 'z', 'd']) act(session, step);
    expect(state(session)).toBe('completed');
  });
});

describe('a return that is refused', () => {
  it('names the activity when the step was inside a body that has ended', async () => {
    const session = await Session.of(many);
    session.start({ list: [1, 2] });
    for (const step of ['a', 'w', 'w', 'x', 'x', 'y', 'y']) act(session, step);
    expect(refused(session, 'd', 'x')).toMatchObject({ code: 'inside-ended-body', offer: 'm' });
  });

  it('has a reason', async () => {
    const session = await Session.of(inside);
    session.start({ n: 1 });
    act(session, 'a');
    act(session, '!late');
    expect(refused(session, 'l', 'late').code).toBe('not-returnable');
    expect(refused(session, null, 'a', 'straight-back').code).toBe('not-waiting');
  });
});
