import type { XmlNode } from '../../model/xml.ts';
import { assignee, candidates, ofEquals } from './assignment.ts';
import { listen } from './listener.ts';
import { attribute, childrenOf } from './tree.ts';
import {
  all,
  type ElementMeaning,
  harmless,
  type Into,
  idle,
  idleElement,
  quoted,
  refusedElement,
  refuseExpressionName,
  type Vendor,
} from './vendor.ts';

/** `=expr` is FEEL, anything else the text itself. */
const textOrExpression = (text: string): string => ofEquals(text) ?? quoted(text);

/** The plain text of an attribute; an expression cannot be meant where a name must stand. */
function plain(owner: XmlNode, child: XmlNode, name: string, into: Into): string | null {
  const text = attribute(child, name);
  if (text === null || !text.startsWith('=')) return text;
  const literal = /^=\s*"([^"\\]*)"\s*$/.exec(text)?.[1];
  if (literal !== undefined) return literal;
  into.refuse(owner, `${child.$type} ${name}="${text}"`);
  return null;
}

const set = (owner: XmlNode, ours: string, value: string | null, into: Into): void => {
  if (value !== null) into.overlay.set(owner, ours, value);
};

const retriesOf = (owner: XmlNode, child: XmlNode, into: Into): string | null => {
  const retries = attribute(child, 'retries');
  if (retries === null || !retries.startsWith('=')) return retries;
  into.idle(owner, `retries="${retries}"`);
  return null;
};

const assignment: ElementMeaning = (owner, child, into) => {
  const read = {
    assignee: assignee(ofEquals),
    candidateUsers: candidates('users', ofEquals),
    candidateGroups: candidates('groups', ofEquals),
  };
  for (const [name, meaning] of Object.entries(read)) {
    const value = attribute(child, name);
    if (value !== null) meaning(owner, value, into);
  }
};

/** Inputs are the activity's own; with outputs, only they leave it. */
const ioMapping: ElementMeaning = (owner, child, into) => {
  into.overlay.scope(owner, { sight: 'all' });
  const outputs = childrenOf(child, 'output');
  if (outputs.length > 0) into.overlay.scope(owner, { delivers: 'local' });
  for (const line of childrenOf(child, 'input')) {
    into.overlay.input(
      owner,
      attribute(line, 'target') ?? '',
      textOrExpression(line.get('source') as string),
    );
  }
  for (const line of outputs) {
    into.overlay.output(
      owner,
      attribute(line, 'target') ?? '',
      textOrExpression(line.get('source') as string),
    );
  }
};

const loopCharacteristics: ElementMeaning = (owner, child, into) => {
  const text = (name: string): string | null => {
    const value = attribute(child, name);
    return value && (ofEquals(value) ?? value);
  };
  set(owner, 'ld:collection', text('inputCollection'), into);
  set(owner, 'ld:item', text('inputElement'), into);
  set(owner, 'ld:outputCollection', text('outputCollection'), into);
  set(owner, 'ld:outputItem', text('outputElement'), into);
};

const calledElement: ElementMeaning = (owner, child, into) => {
  const expression = attribute(child, 'processIdExpression');
  if (expression !== null) into.refuse(owner, `processIdExpression="${expression}"`);
  set(owner, 'calledElement', attribute(child, 'processId'), into);
  const parent = attribute(child, 'propagateAllParentVariables') === 'false';
  const back = attribute(child, 'propagateAllChildVariables') === 'false';
  into.overlay.fill(owner, {
    sight: parent ? 'mapped' : 'all',
    ...(back && { delivers: 'local' }),
  });
  binding(owner, child, into);
};

const binding = (owner: XmlNode, child: XmlNode, into: Into): void => {
  const type = attribute(child, 'bindingType') ?? 'latest';
  if (type !== 'latest') into.idle(owner, `bindingType="${type}"`);
};

const EXECUTION = new Set(['start', 'end']);

const executionListeners: ElementMeaning = (owner, child, into) => {
  for (const one of childrenOf(child, 'executionListener')) {
    const on = attribute(one, 'eventType') ?? 'start';
    const type = plain(owner, one, 'type', into);
    if (!EXECUTION.has(on) || type === null) into.refuse(owner, `executionListener "${on}"`);
    else listen(owner, on as 'start', { type, retries: retriesOf(owner, one, into) }, into);
  }
};

const TASK: { readonly [event: string]: 'create' | 'complete' } = {
  create: 'create',
  creating: 'create',
  complete: 'complete',
  completing: 'complete',
};

const taskListeners: ElementMeaning = (owner, child, into) => {
  for (const one of childrenOf(child, 'taskListener')) {
    const event = attribute(one, 'eventType') ?? '';
    const on = Object.hasOwn(TASK, event) ? TASK[event] : undefined;
    const type = plain(owner, one, 'type', into);
    if (!on || type === null) into.refuse(owner, `taskListener "${event}"`);
    else listen(owner, on, { type, retries: retriesOf(owner, one, into) }, into);
  }
};

/** The key stands at the message; the events that catch it wait by it. */
const subscription: ElementMeaning = (owner, child, into) => {
  const key = attribute(child, 'correlationKey');
  if (key !== null) into.overlay.set(owner, 'ld:correlationKey', ofEquals(key) ?? key);
};

/** What a worker reads beside the variables: one input with the name that Zeebe gives them. */
const taskHeaders: ElementMeaning = (owner, child, into) => {
  const headers = childrenOf(child, 'header').map((header) => {
    const value = attribute(header, 'value') ?? '';
    return `${quoted(attribute(header, 'key') ?? '')}: ${quoted(value)}`;
  });
  into.overlay.scope(owner, { sight: 'all' });
  into.overlay.input(owner, 'customHeaders', `{${headers.join(', ')}}`);
};

const CATCHES = new Set(['bpmn:BoundaryEvent', 'bpmn:IntermediateCatchEvent']);

/** Camunda 8. Expressions begin with `=`; what does not is the text itself. */
export const zeebe: Vendor = {
  name: 'zeebe',
  uris: ['http://camunda.org/schema/zeebe/1.0'],
  attributes: {
    ...all(['modelerTemplate', 'modelerTemplateVersion', 'modelerTemplateIcon'], () => harmless),
    retryCounter: idle('retryCounter'),
  },
  elements: {
    assignmentDefinition: assignment,
    ioMapping,
    loopCharacteristics,
    calledElement,
    executionListeners,
    taskListeners,
    subscription,
    taskHeaders,
    taskDefinition(owner, child, into) {
      set(owner, 'ld:jobType', plain(owner, child, 'type', into), into);
      set(owner, 'ld:retries', retriesOf(owner, child, into), into);
    },
    formDefinition(owner, child, into) {
      const form =
        attribute(child, 'formId') ??
        attribute(child, 'formKey') ??
        attribute(child, 'externalReference');
      if (owner.$type === 'bpmn:UserTask') set(owner, 'ld:form', form, into);
      else into.idle(owner, child.$type);
      binding(owner, child, into);
    },
    calledDecision(owner, child, into) {
      set(owner, 'ld:decision', plain(owner, child, 'decisionId', into), into);
      set(owner, 'ld:resultVariable', attribute(child, 'resultVariable'), into);
      binding(owner, child, into);
    },
    script(owner, child, into) {
      const text = attribute(child, 'expression') ?? '';
      set(owner, 'script', ofEquals(text) ?? quoted(text), into);
      set(owner, 'ld:resultVariable', attribute(child, 'resultVariable'), into);
    },
    taskSchedule(owner, child, into) {
      const due = attribute(child, 'dueDate');
      if (due !== null) into.overlay.set(owner, 'ld:limit', ofEquals(due) ?? due);
      const later = attribute(child, 'followUpDate');
      if (later !== null) into.idle(owner, `followUpDate="${later}"`);
    },
    ...all(['userTask', 'properties', 'versionTag', 'userTaskForm'], () => harmless),
    ...all(
      ['priorityDefinition', 'jobPriorityDefinition', 'linkedResources', 'conditionalFilter'],
      idleElement,
    ),
    ...all(['adHoc', 'agentDefinition'], refusedElement),
  },
  defaults(node, into) {
    const { overlay } = into;
    refuseExpressionName(node, (name) => name.startsWith('='), into);
    const event = node.$type === 'bpmn:MessageEventDefinition' ? node.$parent : node;
    if (!event || (event === node && node.$type !== 'bpmn:ReceiveTask')) return;
    const message = node.get('messageRef') as XmlNode | undefined;
    const key = message && overlay.text(message, 'ld:correlationKey');
    const inner = event.$type === 'bpmn:StartEvent' && event.$parent?.$type === 'bpmn:SubProcess';
    const catches = inner || event === node || CATCHES.has(event.$type);
    if (key && catches) overlay.set(node, 'ld:correlationKey', key);
  },
};
