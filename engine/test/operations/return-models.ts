import { waiting } from '../../index.ts';
import { chain, flow } from '../helper.ts';
import type { Session } from '../session.ts';
import { send } from './returning.ts';

export const tasks = (...ids: string[]): string =>
  ids.map((id) => `<userTask id="${id}"/>`).join('');
const gateways = (type: string, ...ids: string[]): string =>
  ids.map((id) => `<${type}Gateway id="${id}"/>`).join('');
export const ends = '<startEvent id="s"/><endEvent id="e"/>';
export const timer =
  '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';

/** a, then b1 b2 beside c, then d. */
export const fork = [
  ends,
  tasks('a', 'b1', 'b2', 'c', 'd'),
  gateways('parallel', 'f', 'j'),
  chain('s', 'a', 'f', 'b1', 'b2', 'j', 'd', 'e'),
  chain('f', 'c', 'j'),
].join('');

/** An outer fork with b in its first branch; in the second an inner fork of x and y, then z. */
export const nested = [
  ends,
  tasks('a', 'b', 'x', 'y', 'z', 'd'),
  gateways('parallel', 'f', 'g', 'k', 'j'),
  chain('s', 'a', 'f', 'b', 'j', 'd', 'e'),
  chain('f', 'g', 'x', 'k', 'z', 'j'),
  chain('g', 'y', 'k'),
].join('');

/** The choice is made anew in each round. */
export const loop = [
  ends,
  tasks('a', 'b', 'c', 'd'),
  '<exclusiveGateway id="m"/><exclusiveGateway id="x" default="x-e"/>',
  '<exclusiveGateway id="q" default="q-b"/><exclusiveGateway id="r"/>',
  gateways('parallel', 'f', 'j'),
  chain('s', 'm', 'f', 'q', 'b', 'r', 'j', 'd', 'x', 'e'),
  flow('q', 'r', 'skip = true'),
  chain('f', 'c', 'j'),
  flow('x', 'm', 'again = true'),
].join('');

export const inclusive = [
  ends,
  tasks('b', 'c', 'd', 'z'),
  '<inclusiveGateway id="f" default="f-d"/><inclusiveGateway id="j"/>',
  chain('s', 'f'),
  flow('f', 'b', 'n > 0'),
  flow('f', 'c', 'n > 1'),
  chain('f', 'd', 'j', 'z', 'e'),
  chain('b', 'j'),
  chain('c', 'j'),
].join('');

export const inside = [
  ends,
  '<userTask id="a"/><subProcess id="p1"><extensionElements><ld:mapping>',
  '<ld:input source="n" target="seen"/></ld:mapping></extensionElements>',
  '<startEvent id="s1"/>',
  tasks('x', 'y', 'z'),
  gateways('parallel', 'f', 'j'),
  chain('s1', 'f', 'x', 'j', 'z'),
  chain('f', 'y', 'j'),
  `</subProcess><boundaryEvent id="late" attachedToRef="p1">${timer}</boundaryEvent>`,
  tasks('d', 'l'),
  chain('s', 'a', 'p1', 'd', 'e'),
  chain('late', 'l'),
].join('');

export const many = [
  ends,
  '<userTask id="a"/><userTask id="w"><multiInstanceLoopCharacteristics ld:collection="list" ',
  'ld:item="one"/></userTask><subProcess id="m"><multiInstanceLoopCharacteristics ',
  'ld:collection="list" ld:item="one"/><startEvent id="s1"/><userTask id="x"/><userTask id="y"/>',
  chain('s1', 'x', 'y'),
  '</subProcess><userTask id="d"/>',
  chain('s', 'a', 'w', 'm', 'd', 'e'),
].join('');

/** `!x` fires timer x, `a<b` returns from b to a, `a<<b` with straight back, all else completes. */
export function act(session: Session, step: string): void {
  const back = /^(\w+)(<<?)(\w+)$/.exec(step);
  if (back)
    send(
      session,
      back[3] as string,
      back[1] as string,
      back[2] === '<<' ? 'straight-back' : 'go-on',
    );
  else if (step.startsWith('!')) {
    const { id, part } = session.wait(step.slice(1));
    session.send({ kind: 'timer-due', timer: id, part });
  } else session.completeTask(step);
}

export const state = (session: Session): string =>
  session.instance?.state === 'active'
    ? waiting(session.instance)
        .map(({ element, kind }) => (kind === 'incident' ? `!${element}` : element))
        .sort()
        .join(' ')
    : `${session.instance?.state}`;

/** `+x` and `-x` set a variable to true and false. */
export function play(session: Session, step: string): void {
  if (/^[+-]/.test(step)) {
    const variables = { [step.slice(1)]: step.startsWith('+') };
    session.send({ kind: 'set-variables', part: 0, variables });
  } else act(session, step);
}
