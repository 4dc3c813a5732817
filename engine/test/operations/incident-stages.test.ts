import { describe, expect, it } from 'vitest';
import type { Variables } from '../../index.ts';
import type { IncidentStage } from '../../model/part.ts';
import { chain, flow } from '../helper.ts';
import { Session } from '../session.ts';

interface Broken {
  readonly title: string;
  /** From the start `s` to the end `e` of a scope. */
  readonly content: string;
  /** What the operator sets to repair it. */
  readonly repair: Variables;
  /** The incident of a process; no other scope has such. */
  readonly processOnly?: true;
}

const timer = (text: string): string =>
  `<timerEventDefinition><timeDuration>${text}</timeDuration></timerEventDefinition>`;

/** Every stage must have its examples: a new one without any does not compile. */
const stages: { readonly [K in IncidentStage]: readonly Broken[] } = {
  arm: [
    {
      title: 'an attached event',
      content: `<userTask id="a"/><boundaryEvent id="b" attachedToRef="a">${timer('wait')}
        </boundaryEvent>${chain('s', 'a', 'e')}${flow('b', 'e')}`,
      repair: { wait: 'PT1H' },
    },
    {
      title: 'an event sub-process',
      content: `<userTask id="a"/>${chain('s', 'a', 'e')}
        <subProcess id="es" triggeredByEvent="true"><startEvent id="x">${timer('wait')}
        </startEvent></subProcess>`,
      repair: { wait: 'PT1H' },
    },
  ],
  enter: [
    {
      title: 'a gateway',
      content: `<exclusiveGateway id="x"/>${chain('s', 'x')}${flow('x', 'e', 'n = 1')}`,
      repair: { n: 1 },
    },
    {
      title: 'a repeated activity',
      content: `<userTask id="a"><multiInstanceLoopCharacteristics>
        <loopCardinality>n</loopCardinality></multiInstanceLoopCharacteristics></userTask>
        ${chain('s', 'a', 'e')}`,
      repair: { n: 2 },
    },
    {
      title: 'an event that is waited for',
      content: `<userTask id="u"/><intermediateCatchEvent id="c">${timer('wait')}
        </intermediateCatchEvent>${chain('s', 'c', 'u', 'e')}`,
      repair: { wait: 'PT1H' },
    },
  ],
  complete: [
    {
      title: 'the way out of an activity',
      content: `<userTask id="a"/>${chain('s', 'a')}${flow('a', 'e', 'n = 1')}`,
      repair: { n: 1 },
    },
  ],
  tokens: [
    {
      title: 'a loop without an end',
      content: `<exclusiveGateway id="m"/><exclusiveGateway id="x" default="x-m"/>
        ${chain('s', 'm', 'x', 'm')}${flow('x', 'e', 'n = 1')}`,
      repair: { n: 1 },
    },
  ],
  join: [
    {
      title: 'a join whose other token was never sent',
      content: `<exclusiveGateway id="x" default="x-a"/><task id="a"/><task id="b"/>
        <parallelGateway id="j"/>${chain('s', 'x', 'a', 'j', 'e')}
        ${flow('x', 'b', 'n = 1')}${flow('b', 'j')}`,
      repair: {},
    },
    {
      title: 'a condition of a join that never held',
      content: `<parallelGateway id="k"/><task id="a"/><task id="b"/>
        <complexGateway id="j"><activationCondition>n = 1</activationCondition></complexGateway>
        ${chain('s', 'k', 'a', 'j', 'e')}${chain('k', 'b', 'j')}`,
      repair: { n: 1 },
    },
  ],
  end: [
    {
      title: 'an output that is missing',
      content: `<ioSpecification><dataOutput id="o" name="o"/><inputSet id="in"/>
        <outputSet id="out"><dataOutputRefs>o</dataOutputRefs></outputSet></ioSpecification>
        ${chain('s', 'e')}`,
      repair: { o: 1 },
      processOnly: true,
    },
  ],
};

const ends = '<startEvent id="s"/><endEvent id="e"/>';
const sub = (content: string, loop = ''): string => `<startEvent id="s0"/><endEvent id="e0"/>
  <subProcess id="p1">${loop}${ends}${content}</subProcess>${chain('s0', 'p1', 'e0')}`;
const loop = (sequential: boolean): string => `<multiInstanceLoopCharacteristics
  isSequential="${sequential}"><loopCardinality>2</loopCardinality>
  </multiInstanceLoopCharacteristics>`;

/** Each with how many times the scope is there, and hence the incident. */
const scopes: readonly (readonly [string, number, (content: string) => string])[] = [
  ['a process', 1, (content) => content + ends],
  ['a sub-process', 1, (content) => sub(content)],
  ['parallel iterations', 2, (content) => sub(content, loop(false))],
  ['sequential iterations', 2, (content) => sub(content, loop(true))],
];

const swept = Object.entries(stages).flatMap(([stage, all]) =>
  all.flatMap((broken) =>
    scopes
      .filter(([, , within]) => !broken.processOnly || within === scopes[0]?.[2])
      .map(([where, count, within]) => ({ ...broken, stage, where, count, within })),
  ),
);

function stageOf(session: Session, part: number, id: number): string | undefined {
  return session.part(part).incidents.find((one) => one.id === id)?.stage;
}

/** Resolves, completes and lets time pass until the instance ends; answers the stages resolved. */
function playOn(session: Session, variables: Variables): (string | undefined)[] {
  const resolved: (string | undefined)[] = [];
  for (let moves = 0; session.instance?.state === 'active' && moves < 20; moves += 1) {
    const [incident] = session.incidents();
    if (incident) {
      const { id, part } = incident;
      resolved.push(stageOf(session, part, id));
      session.send({ kind: 'resolve-incident', incident: id, part, variables });
      continue;
    }
    const [task] = ['u', 'a'].flatMap((each) => session.waits(each));
    const [due] = session.waits('c');
    if (task)
      session.send({
        kind: 'complete-task',
        task: task.id,
        part: task.part,
        outcome: null,
        variables: {},
      });
    else if (due) session.send({ kind: 'timer-due', timer: due.id, part: due.part });
  }
  return resolved;
}

describe('an incident is resolved at every stage and in every scope', () => {
  it.each(swept)(
    '$stage: $title in $where',
    async ({ content, within, repair, stage, count }) => {
      const session = await Session.of(within(content));
      session.start();
      const resolved = playOn(session, repair);
      expect(session.instance?.state).toBe('completed');
      expect(resolved).toEqual(Array.from({ length: count }, () => stage));
    },
    60_000,
  );

  it.each(
    swept.filter(({ repair, stage }) => Object.keys(repair).length > 0 && stage !== 'tokens'),
  )(
    '$stage: $title in $where, again where nothing was repaired',
    async ({ content, within, repair, stage }) => {
      const session = await Session.of(within(content));
      session.start();
      while (session.incidents().length === 0) {
        const [task] = session.waits('a');
        if (!task) throw new Error('Expected an incident or a task');
        session.send({
          kind: 'complete-task',
          task: task.id,
          part: task.part,
          outcome: null,
          variables: {},
        });
      }
      const [{ id, part } = { id: 0, part: 0 }] = session.incidents();
      session.send({ kind: 'resolve-incident', incident: id, part, variables: {} });
      if (stage !== 'join') expect(session.incidents().map((one) => one.id)).not.toContain(id);
      playOn(session, repair);
      expect(session.instance?.state).toBe('completed');
    },
  );
});
