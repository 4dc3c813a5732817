import { describe, expect, it } from 'vitest';
import { check, compile } from '../../../index.ts';
import { flow, play } from '../../helper.ts';

const NAMESPACES = {
  camunda: 'http://camunda.org/schema/1.0/bpmn',
  flowable: 'http://flowable.org/bpmn',
  activiti: 'http://activiti.org/bpmn',
  zeebe: 'http://camunda.org/schema/zeebe/1.0',
};

/** A model whose foreign prefix is `x`: prefixes mean nothing, namespaces do. */
function foreign(vendor: keyof typeof NAMESPACES, content: string): string {
  const inside = content.includes('<process')
    ? content
    : `<process id="p" isExecutable="true">${content}</process>`;
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:t"
    xmlns:x="${NAMESPACES[vendor]}">${inside}</definitions>`;
}

const between = (content: string, id = 'a'): string =>
  `<startEvent id="s"/>${content}<endEvent id="e"/>${flow('s', id)}${flow(id, 'e')}`;

const extended = (content: string): string => `<extensionElements>${content}</extensionElements>`;

const rulesOf = async (xml: string): Promise<string[]> =>
  (await check(xml)).map(({ rule, element, message }) => `${rule} ${element}: ${message.en}`);

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
        <x:inputParameter name="text">Pay it</x:inputParameter>
        <x:outputParameter name="paid">\${receipt}</x:outputParameter></x:inputOutput>
        <x:failedJobRetryTimeCycle>R5/PT1M</x:failedJobRetryTimeCycle>`)}</serviceTask>`,
      ),
    );
    expect(await rulesOf(xml)).toEqual([]);
    const played = await play(xml, {
      variables: { total: 4 },
      steps: [{ job: 'charge', result: { receipt: 'r1' } }],
      expect: { state: 'completed', variables: { paid: 'r1', receipt: 'r1', total: 4 } },
    });
    expect(played.differences).toEqual([]);
    expect(played.trace).toContain('job-created a charge');
  });
});
