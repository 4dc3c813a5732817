import { describe, expect, it } from 'vitest';
import { variables } from '../../index.ts';
import { chain } from '../helper.ts';
import { Session } from '../session.ts';

const end = '<startEvent id="s"/><endEvent id="e"/>';
const input = (source: string, target: string): string =>
  `<extensionElements><ld:mapping><ld:input source="${source}" target="${target}"/></ld:mapping>
    </extensionElements>`;

describe('variables', () => {
  it('that the inputs of a sub-process made are set where they live', async () => {
    const session = await Session.of(
      `${end}<subProcess id="p1"><extensionElements><ld:mapping>
        <ld:input source="1" target="x"/><ld:output source="x" target="seen"/></ld:mapping>
        </extensionElements>
      <scriptTask id="t" ld:resultVariable="x"><script>x + 1</script></scriptTask>
        </subProcess>${chain('s', 'p1', 'e')}<userTask id="a"/>${chain('s', 'a')}`,
    );
    session.start();
    expect(session.instance && variables(session.instance)).toEqual({ seen: 2 });
  });

  it('in sight of a job are those of the iterations and inputs around it too', async () => {
    const session = await Session.of(
      `${end}<subProcess id="p1">
        <multiInstanceLoopCharacteristics ld:collection="people" ld:item="person"/>
      <subProcess id="p2">${input('&quot;deep&quot;', 'note')}<serviceTask id="t"/></subProcess>
        </subProcess>${chain('s', 'p1', 'e')}`,
    );
    const { effects } = session.start({ people: ['A', 'B'], city: 'L' });
    const inputs = effects.flatMap((one) => (one.kind === 'create-job' ? [one.input] : []));
    const common = { people: ['A', 'B'], city: 'L', note: 'deep' };
    expect(inputs).toEqual([
      { ...common, person: 'A', loopCounter: 1 },
      { ...common, person: 'B', loopCounter: 2 },
    ]);
  });

  it('named like members of prototypes are data in maps, records, events and JSON', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'];
    const text = `{${names.map((name) => `"${name}": {"polluted": true}`).join(',')}}`;
    const session = await Session.of(
      `${end}<userTask id="a"><extensionElements><ld:mapping>
        <ld:output source="result" target="__proto__"/>
        <ld:output source="result" target="record.__proto__"/></ld:mapping></extensionElements>
        </userTask>
      <userTask id="b"/><scriptTask id="t" ld:resultVariable="kept"><script>record</script>
        </scriptTask><serviceTask id="j"/>${chain('s', 'a', 'b', 't', 'j', 'e')}`,
      { record: JSON.parse(text) },
    );
    session.start(JSON.parse(text));
    const { effects } = session.completeTask('a', JSON.parse(text));
    const written = effects.find(({ kind }) => kind === 'write-record');
    expect(JSON.stringify(written)).toContain('{"__proto__":{"__proto__":{"polluted":true}');
    const { reads, effects: later } = session.completeTask('b', JSON.parse(text));
    expect(Object.keys(reads).sort()).toEqual(names.slice().sort());
    expect(Object.getPrototypeOf(reads)).toBe(Object.prototype);
    const job = later.find(({ kind }) => kind === 'create-job') as { input: object } | undefined;
    expect(Object.keys(job?.input ?? {}).sort()).toEqual([...names, 'kept'].sort());
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    const held = session.instance && JSON.stringify(variables(session.instance));
    expect(JSON.parse(held ?? '')).toEqual({ ...JSON.parse(text), kept: JSON.parse(text) });
  });
});

describe('an output of an iteration that only gives errors', () => {
  it('is an incident that can be resolved', async () => {
    const session = await Session.of(
      `${end}<userTask id="a">
        <multiInstanceLoopCharacteristics ld:outputItem="outcome + base"
          ld:outputCollection="all"><loopCardinality>2</loopCardinality>
        </multiInstanceLoopCharacteristics></userTask>
        <userTask id="b"/>${chain('s', 'a', 'b', 'e')}`,
    );
    session.start();
    session.completeTask('a', {}, 'yes');
    const [incident] = session.incidents();
    if (!incident) throw new Error('Expected an incident but found none');
    session.send({
      kind: 'resolve-incident',
      incident: incident.id,
      part: incident.part,
      variables: { base: '!' },
    });
    session.send({ kind: 'set-variables', part: 0, variables: { base: '?' } });
    session.completeTask('a', {}, 'no');
    expect(session.instance && variables(session.instance).all).toEqual(['yes!', 'no?']);
  });
});
