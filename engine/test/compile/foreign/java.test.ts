import { describe, expect, it } from 'vitest';
import { compile, type Definition } from '../../../index.ts';
import { flow, play } from '../../helper.ts';
import { environment, Session } from '../../session.ts';
import { between, extended, foreign, rulesOf } from './model.ts';

describe('user tasks of other platforms', () => {
  it('are assigned and have a form and a limit', async () => {
    const xml = foreign(
      'camunda',
      between(`<userTask id="a" x:assignee="\${boss}" x:candidateUsers="ann, \${list},bob"
        x:candidateGroups="staff" x:formKey="leave" x:dueDate="\${limit}"/>`),
    );
    expect(await rulesOf(xml)).toEqual([]);
    const { definition } = await compile(xml);
    const task = definition?.userTask('a');
    expect(task?.form).toBe('leave');
    expect(task?.limit).toBe(`\${limit}`);
    expect(task?.assignments).toEqual([
      { rule: 'user', of: `\${boss}` },
      { rule: 'users', user: 'ann' },
      { rule: 'users', of: `\${list}` },
      { rule: 'users', user: 'bob' },
      { rule: 'groups', group: 'staff' },
    ]);
  });
});
describe('mappings', () => {
  it('of Camunda 7 give inputs and outputs', async () => {
    const xml = foreign(
      'camunda',
      between(
        `<serviceTask id="a" x:type="external" x:topic="charge">${extended(`
        <x:inputOutput><x:inputParameter name="amount">\${total * 2}</x:inputParameter>
        <x:inputParameter name="text">Pay \${total} for \${who}!</x:inputParameter>
        <x:inputParameter name="list"><x:list><x:value>x</x:value><x:value>\${who}</x:value>
        </x:list></x:inputParameter>
        <x:inputParameter name="map"><x:map><x:entry key="k">v</x:entry></x:map>
        </x:inputParameter>
        <x:outputParameter name="paid">\${receipt}</x:outputParameter></x:inputOutput>
        <x:failedJobRetryTimeCycle>R5/PT1M</x:failedJobRetryTimeCycle>`)}</serviceTask>`,
      ),
    );
    expect(await rulesOf(xml)).toEqual([]);
    const played = await play(xml, {
      variables: { total: 4, who: 'ann' },
      steps: [{ job: 'charge', result: { receipt: 'r1' } }],
      expect: { state: 'completed', variables: { paid: 'r1', receipt: 'r1', total: 4 } },
    });
    const mapped = played.records.find(({ kind, data }) => kind === 'variables-set' && data.of);
    expect(mapped?.data.variables).toEqual({
      amount: 8,
      text: 'Pay 4 for ann!',
      list: ['x', 'ann'],
      map: { k: 'v' },
    });
    expect(played.differences).toEqual([]);
    expect(played.trace).toContain('job-created a charge');
  });
});

describe('due dates', () => {
  it.each([
    ['P2D', '48h'],
    ['PT90M', '1.5h'],
    ['2026-12-01T00:00:00Z', '168h'],
    [`\${when}`, '24h'],
  ])('%s is a limit', async (due, limit) => {
    const xml = foreign('camunda', between(`<userTask id="a" x:assignee="a" x:dueDate="${due}"/>`));
    expect(await rulesOf(xml)).toEqual([]);
    const now = Date.parse('2026-11-24T00:00:00Z');
    const session = new Session(
      (await compile(xml)).definition as Definition,
      environment({ now }),
    );
    const { effects } = session.start({ when: '2026-11-25T00:00:00Z' });
    expect(effects.find(({ kind }) => kind === 'create-task')).toMatchObject({ limit });
  });
});

describe('calls', () => {
  const child = `<process id="child" isExecutable="true">${between('<userTask id="a"/>')}</process>`
    .replaceAll('"s"', '"cs"')
    .replaceAll('"e"', '"ce"')
    .replaceAll('"a"', '"ca"')
    .replaceAll('"s-a"', '"f1"')
    .replaceAll('"a-e"', '"f2"');

  it('give and take what they name', async () => {
    const call = `<callActivity id="a" calledElement="child" x:calledElementBinding="latest">
      ${extended(`<x:in source="n" target="m"/><x:in sourceExpression="\${n + 1}" target="k"/>
      <x:in businessKey="\${execution.processBusinessKey}"/>
      <x:out source="answer" target="reply"/>`)}</callActivity>`;
    const xml = foreign(
      'camunda',
      `${`<process id="p" isExecutable="true">${between(call)}</process>`}${child}`,
    );
    expect((await rulesOf(xml)).map((line) => line.split(' ')[0])).toEqual([
      'foreign/no-effect',
      'task/no-assignment',
    ]);
    const { differences, trace } = await play(xml, {
      process: 'p',
      variables: { n: 1, secret: 2 },
      steps: [{ complete: 'ca', data: { answer: 42, other: 1 } }],
      expect: { state: 'completed', variables: { reply: 42 } },
    });
    expect(differences).toEqual([]);
    expect(trace.filter((line) => line.startsWith('variables-set'))).toEqual([
      'variables-set a k m',
      'variables-set ca answer other',
      'variables-set a answer k m other',
      'variables-set a reply',
    ]);
  });
});

describe('data objects of Activiti', () => {
  it('begin with their value unless the start gives another', async () => {
    const xml = foreign(
      'activiti',
      `<dataObject id="d1" name="size" itemSubjectRef="xsd:int">${extended(
        '<x:value>7</x:value>',
      )}</dataObject><dataObject id="d2" name="tone">${extended(
        '<x:value>warm</x:value>',
      )}</dataObject>${between('<task id="a"/>')}`,
    ).replace('<definitions', '<definitions xmlns:xsd="http://www.w3.org/2001/XMLSchema"');
    expect(await rulesOf(xml)).toEqual([]);
    const { differences } = await play(xml, {
      variables: { tone: 'cold' },
      expect: { state: 'completed', variables: { size: 7, tone: 'cold' } },
    });
    expect(differences).toEqual([]);
  });
});

describe('processes named by an expression', () => {
  it('are called by its value, and none is an incident', async () => {
    const xml = foreign('flowable', between(`<callActivity id="a" calledElement="\${which}"/>`));
    expect(await rulesOf(xml)).toEqual([]);
    const { definition } = await compile(xml);
    const session = new Session(definition as Definition, environment());
    const { effects } = session.start({ which: 'child' });
    expect(effects).toMatchObject([{ kind: 'call-process', process: 'child' }]);
    const other = new Session(definition as Definition, environment());
    expect(other.start({ which: 3 }).effects).toMatchObject([
      { kind: 'raise-incident', code: 'called-element-invalid' },
    ]);
  });
});

describe('loops', () => {
  it('run over a collection and end by the counts of their platform', async () => {
    const xml = foreign(
      'flowable',
      between(`<userTask id="a" x:assignee="\${one}"><multiInstanceLoopCharacteristics
        x:collection="\${people}" x:elementVariable="one"><completionCondition
        xsi:type="tFormalExpression">\${nrOfCompletedInstances/nrOfInstances >= 0.5}
        </completionCondition></multiInstanceLoopCharacteristics></userTask>`),
    );
    expect(await rulesOf(xml)).toEqual([]);
    const { differences } = await play(xml, {
      variables: { people: ['ann', 'bob', 'cid', 'dan'] },
      steps: [{ complete: 'a' }, { expect: { state: 'active' } }, { complete: 'a' }],
      expect: { state: 'completed' },
    });
    expect(differences).toEqual([]);
  });
});

describe('errors', () => {
  it('are kept in the variables that the event names', async () => {
    const xml = foreign(
      'camunda',
      `<error id="er" errorCode="E1"/><process id="p" isExecutable="true">${between(
        '<serviceTask id="a" x:class="com.acme.Pay"/>',
      )}<boundaryEvent id="b" attachedToRef="a"><errorEventDefinition errorRef="er"
        x:errorCodeVariable="code" x:errorMessageVariable="why"/></boundaryEvent>
      <endEvent id="z"/>${flow('b', 'z')}</process>`,
    );
    expect(await rulesOf(xml)).toEqual([]);
    const { differences } = await play(xml, {
      steps: [{ error: 'E1', at: 'a' }],
      expect: { state: 'completed', variables: { code: 'E1' } },
    });
    expect(differences).toEqual([]);
  });
});

describe('what cannot be meant', () => {
  it('is a name that is worked out, and all variables along with a signal', async () => {
    const xml = foreign(
      'camunda',
      `<signal id="sg" name="to-\${who}"/><process id="p" isExecutable="true">${between(
        `<intermediateThrowEvent id="a"><signalEventDefinition signalRef="sg">${extended(
          '<x:in variables="all"/><x:in source="n" target="m"/>',
        )}</signalEventDefinition></intermediateThrowEvent>`,
      )}</process>`,
    );
    expect((await rulesOf(xml)).map((line) => line.split(':')[0])).toEqual([
      'foreign/refused a',
      'foreign/refused sg',
    ]);
  });

  it('is refused by name and place', async () => {
    const xml = foreign(
      'camunda',
      between(
        `<userTask id="a" x:assignee="ann" x:asyncBefore="true" x:colour="red">${extended(
          '<x:taskListener event="delete" class="X"/><x:gone/>',
        )}</userTask>`,
      ),
    );
    expect(await rulesOf(xml)).toEqual([
      expect.stringMatching(/^foreign.no-effect a: asyncBefore="true"/),
      expect.stringMatching(/^foreign.unknown a: camunda:colour/),
      expect.stringMatching(/^foreign.refused a: taskListener "delete"/),
      expect.stringMatching(/^foreign.unknown a: camunda:gone/),
    ]);
  });
});
