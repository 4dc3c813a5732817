import { check } from '../../../index.ts';
import { flow } from '../../helper.ts';

const NAMESPACES = {
  camunda: 'http://camunda.org/schema/1.0/bpmn',
  flowable: 'http://flowable.org/bpmn',
  activiti: 'http://activiti.org/bpmn',
  zeebe: 'http://camunda.org/schema/zeebe/1.0',
};

/** A model whose foreign prefix is `x`: prefixes mean nothing, namespaces do. */
export function foreign(vendor: keyof typeof NAMESPACES, content: string): string {
  const inside = content.includes('<process')
    ? content
    : `<process id="p" isExecutable="true">${content}</process>`;
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:t"
    xmlns:x="${NAMESPACES[vendor]}">${inside}</definitions>`;
}

/** A start and an end around an element `a`. */
export const between = (content: string, id = 'a'): string =>
  `<startEvent id="s"/>${content}<endEvent id="e"/>${flow('s', id)}${flow(id, 'e')}`;

export const extended = (content: string): string =>
  `<extensionElements>${content}</extensionElements>`;

/** One line a problem. */
export const rulesOf = async (xml: string): Promise<string[]> =>
  (await check(xml)).map(({ rule, element, message }) => `${rule} ${element}: ${message.en}`);
