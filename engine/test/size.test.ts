import { describe, expect, it } from 'vitest';
import {
  type Definition,
  type EngineEvent,
  type Instance,
  step,
  type Waiting,
  waiting,
} from '../index.ts';
import { chain, define, flow, model } from './helper.ts';
import { environment } from './session.ts';

/** Bytes of the parts as they are stored, numbers of records and ids of outside apart. */
function sizeOf(instance: Instance | null): number {
  const shape = (_: string, value: unknown): unknown => (typeof value === 'number' ? 0 : value);
  return [...(instance?.parts.values() ?? [])]
    .map((part) => JSON.stringify(part, shape).length)
    .reduce((sum, size) => sum + size, 0);
}

/** An instance that goes round and round. */
class Turning {
  instance: Instance | null = null;
  readonly #definition: Definition;
  readonly #env = environment();

  constructor(definition: Definition) {
    this.#definition = definition;
    this.#send({ kind: 'start', process: null, element: null, variables: {}, parent: null });
  }

  /** Completes all that waits, so many times. */
  turn(rounds: number): void {
    for (let at = 0; at < rounds; at += 1) {
      for (const { id: task, part } of this.waits()) {
        const variables = { last: 1 };
        this.#send({ kind: 'complete-task', task, part, outcome: null, variables });
      }
    }
  }

  waits(): readonly Waiting[] {
    return this.instance ? waiting(this.instance).filter(({ kind }) => kind === 'task') : [];
  }

  #send(event: EngineEvent): void {
    const result = step(this.#definition, this.instance, 1000, event, this.#env);
    if (!result.ok) throw new Error(result.detail);
    this.instance = result.instance;
  }
}

const script = (id: string): string =>
  `<scriptTask id="${id}"><script>{ i: 0 }</script></scriptTask>`;

const loops: { readonly [name: string]: string } = {
  'a loop through a fork and its join': `<startEvent id="start"/><parallelGateway id="fork"/>
    <userTask id="one"/><userTask id="two"/><parallelGateway id="join"/>
    <exclusiveGateway id="merge"/>${chain('start', 'merge', 'fork', 'one', 'join', 'merge')}
    ${chain('fork', 'two', 'join')}`,
  'a loop through a fork that never joins again': `<startEvent id="start"/>
    <exclusiveGateway id="merge"/><userTask id="one"/><parallelGateway id="fork"/>${script('side')}
    <endEvent id="end"/>${chain('start', 'merge', 'one', 'fork', 'merge')}
    ${chain('fork', 'side', 'end')}`,
  'a loop through an inclusive join': `<startEvent id="start"/><exclusiveGateway id="merge"/>
    <inclusiveGateway id="fork"/><userTask id="one"/><userTask id="two"/>
    <inclusiveGateway id="join"/>${chain('start', 'merge', 'fork')}
    ${flow('fork', 'one', 'true')}${flow('fork', 'two', 'true')}
    ${chain('one', 'join', 'merge')}${chain('two', 'join')}`,
  'a loop through a sub-process': `<startEvent id="start"/><exclusiveGateway id="merge"/>
    <subProcess id="sub"><startEvent id="begin"/><userTask id="one"/><endEvent id="done"/>
    ${chain('begin', 'one', 'done')}</subProcess>${chain('start', 'merge', 'sub', 'merge')}`,
  'a loop through a multi-instance activity with outputs': `<startEvent id="start"/>
    <exclusiveGateway id="merge"/><userTask id="one"><multiInstanceLoopCharacteristics
    ld:outputCollection="all" ld:outputElement="last"><loopCardinality>3</loopCardinality>
    </multiInstanceLoopCharacteristics></userTask>${chain('start', 'merge', 'one', 'merge')}`,
  'a loop whose work was compensated': `<startEvent id="start"/><exclusiveGateway id="merge"/>
    <subProcess id="sub"><startEvent id="begin"/>${script('did')}<userTask id="one"/>
    <intermediateThrowEvent id="undo"><compensateEventDefinition/></intermediateThrowEvent>
    <boundaryEvent id="compensate" attachedToRef="did"><compensateEventDefinition/>
    </boundaryEvent><scriptTask id="undone" isForCompensation="true"><script>{ i: 1 }</script>
    </scriptTask><association id="to-undone" sourceRef="compensate" targetRef="undone"/>
    <endEvent id="done"/>${chain('begin', 'did', 'one', 'undo', 'done')}
    </subProcess>${chain('start', 'merge', 'sub', 'merge')}`,
  'a standard loop': `<startEvent id="start"/><userTask id="one"><standardLoopCharacteristics>
    <loopCondition>true</loopCondition></standardLoopCharacteristics></userTask>
    ${chain('start', 'one')}`,
};

describe('the stored size of an instance', () => {
  it.each(Object.entries(loops))('depends on its live tokens alone: %s', async (_name, content) => {
    const turning = new Turning(await define(model(content)));
    // A token remembers 32 forks.
    turning.turn(40);
    const early = sizeOf(turning.instance);
    turning.turn(400);
    expect(turning.waits().length).toBeGreaterThan(0);
    expect(sizeOf(turning.instance)).toBe(early);
  });
});
