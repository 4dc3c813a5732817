import { describe, expect, it } from 'vitest';
import { compile } from '../../../index.ts';
import { flow, play } from '../../helper.ts';
import { between, extended, foreign, rulesOf } from './model.ts';

describe('models of Camunda 8', () => {
  it('have jobs with headers and mappings', async () => {
    const xml = foreign(
      'zeebe',
      between(
        `<serviceTask id="a">${extended(`<x:taskDefinition type="charge" retries="2"/>
        <x:taskHeaders><x:header key="to" value="bank"/></x:taskHeaders>
        <x:ioMapping><x:input source="=total * 2" target="amount"/>
        <x:output source="=receipt.id" target="paid"/></x:ioMapping>`)}</serviceTask>`,
      ),
    );
    expect(await rulesOf(xml)).toEqual([]);
    const { differences } = await play(xml, {
      variables: { total: 4 },
      steps: [{ job: 'charge', result: { receipt: { id: 'r1' }, noise: 1 } }],
      expect: { state: 'completed', variables: { paid: 'r1', total: 4 } },
    });
    expect(differences).toEqual([]);
  });

  it('have people, forms and due dates', async () => {
    const xml = foreign(
      'zeebe',
      between(
        `<userTask id="a">${extended(`<x:userTask/><x:formDefinition formId="leave"/>
        <x:assignmentDefinition assignee="=boss" candidateUsers="ann, bob"
        candidateGroups="=groups"/><x:taskSchedule dueDate="=due"/>
        <x:priorityDefinition priority="=70"/>`)}</userTask>`,
      ),
    );
    expect(await rulesOf(xml)).toEqual([expect.stringContaining('foreign/no-effect a: priority')]);
    const task = (await compile(xml)).definition?.userTask('a');
    expect(task).toMatchObject({
      form: 'leave',
      limit: 'due',
      assignments: [
        { rule: 'user', of: 'boss' },
        { rule: 'users', user: 'ann' },
        { rule: 'users', user: 'bob' },
        { rule: 'groups', of: 'groups' },
      ],
    });
  });

  it('wait for messages by the key of the message', async () => {
    const xml = foreign(
      'zeebe',
      `<message id="m" name="paid">${extended('<x:subscription correlationKey="=order.id"/>')}
      </message><process id="p" isExecutable="true">${between(
        '<receiveTask id="a" messageRef="m"/>',
      )}</process>`,
    );
    expect(await rulesOf(xml)).toEqual([]);
    const { differences, trace } = await play(xml, {
      variables: { order: { id: 'o7' } },
      steps: [{ message: 'paid', key: 'o7', data: {} }],
      expect: { state: 'completed' },
    });
    expect(differences).toEqual([]);
    expect(trace).toContain('subscription-opened a paid o7');
  });

  it('loop over collections, evaluate scripts and conditions, and decide', async () => {
    const xml = foreign(
      'zeebe',
      `<startEvent id="s"/><scriptTask id="a">${extended(
        '<x:script expression="=for i in items return i * 2" resultVariable="doubled"/>',
      )}</scriptTask><serviceTask id="b">${extended('<x:taskDefinition type="one"/>')}
      <multiInstanceLoopCharacteristics>${extended(`<x:loopCharacteristics
        inputCollection="=doubled" inputElement="x" outputCollection="all" outputElement="=y"/>`)}
      </multiInstanceLoopCharacteristics></serviceTask><exclusiveGateway id="g" default="g-z"/>
      <businessRuleTask id="c">${extended(
        '<x:calledDecision decisionId="rate" resultVariable="rated"/>',
      )}</businessRuleTask><endEvent id="e"/><endEvent id="z"/>
      ${flow('s', 'a')}${flow('a', 'b')}${flow('b', 'g')}${flow('g', 'c', '=count(all) = 2')}
      ${flow('g', 'z')}${flow('c', 'e')}`,
    );
    expect(await rulesOf(xml)).toEqual([]);
    const { differences } = await play(
      xml,
      {
        variables: { items: [1, 2] },
        steps: [
          { job: 'one', result: { y: 'p' } },
          { job: 'one', result: { y: 'q' } },
        ],
        expect: { state: 'completed', variables: { doubled: [2, 4], all: ['p', 'q'], rated: 9 } },
      },
      {
        decision: (id) =>
          id === 'rate'
            ? { id, name: id, inputs: [], evaluate: () => ({ value: 9, matched: [], errors: [] }) }
            : null,
      },
    );
    expect(differences).toEqual([]);
  });

  it('send messages by a worker, from events too', async () => {
    const xml = foreign(
      'zeebe',
      `<message id="m" name="told"/><process id="p" isExecutable="true"><startEvent id="s"/>
      <endEvent id="e"><extensionElements><x:taskDefinition type="tell"/></extensionElements>
      <messageEventDefinition messageRef="m"/></endEvent>${flow('s', 'e')}</process>`,
    );
    expect(await rulesOf(xml)).toEqual([]);
    const { differences } = await play(xml, {
      steps: [{ job: 'tell', result: {} }],
      expect: { state: 'completed' },
    });
    expect(differences).toEqual([]);
  });
});
