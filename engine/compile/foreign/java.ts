import type { XmlNode } from '../../model/xml.ts';
import { listOf } from '../reader.ts';
import { assignee, candidates, ofBraces } from './assignment.ts';
import { executionListener, taskListener } from './listener.ts';
import { field, inputOutput, passIn, passOut } from './parameters.ts';
import { attribute, bodyOf, childrenOf } from './tree.ts';
import {
  type AttributeMeaning,
  all,
  codeName,
  type ElementMeaning,
  harmless,
  type Into,
  idle,
  idleElement,
  isBraces,
  means,
  quoted,
  refused,
  refusedElement,
  refuseExpressionName,
  type Vendor,
} from './vendor.ts';

/** The class, bean or expression becomes the type of a job, so that a worker can serve it. */
const code: AttributeMeaning = (owner, value, into) =>
  into.overlay.set(jobOwner(owner), 'ld:jobType', codeName(value));

/** The event that throws the message is what waits for the job. */
const jobOwner = (owner: XmlNode): XmlNode =>
  owner.$type === 'bpmn:MessageEventDefinition' && owner.$parent ? owner.$parent : owner;

/** `type="external"` takes its topic; `mail`, `http`, `shell` and their like are job types. */
const type: AttributeMeaning = (owner, value, into) => {
  if (value !== 'external' && value !== 'external-worker' && value !== 'externalWorker') {
    into.overlay.set(jobOwner(owner), 'ld:jobType', value);
  }
};

const topic: AttributeMeaning = (owner, value, into) => {
  if (isBraces(value)) into.refuse(owner, `topic="${value}"`);
  else into.overlay.set(jobOwner(owner), 'ld:jobType', value);
};

/** The variable takes one member of the error; `result` is what the event was given. */
const caught =
  (member: string): AttributeMeaning =>
  (owner, value, into) => {
    if (owner.$parent) into.overlay.output(owner.$parent, value, `result.${member}`);
  };

const initiator: AttributeMeaning = (owner, value, into) => {
  if (value === 'initiator') return;
  into.overlay.scope(owner, { delivers: 'scope' });
  into.overlay.output(owner, value, 'initiator');
};

/** `R3/PT10M`, or waits parted by commas: how many times; the time between is the platform's. */
const retries: ElementMeaning = (owner, child, into) => {
  const text = bodyOf(child);
  const times = /^R(\d+)\//.exec(text)?.[1] ?? (isBraces(text) ? null : text.split(',').length + 1);
  if (times === null) into.idle(owner, `${child.$type} ${text}`);
  else into.overlay.set(owner, 'ld:retries', String(times));
};

/** Fields of a form: who may write them stays, their looks are the form's. */
const formFields: ElementMeaning = (owner, child, into) => {
  if (owner.$type !== 'bpmn:UserTask') return into.idle(owner, child.$type);
  const isProperty = child.$type.endsWith('formProperty');
  const fields = (isProperty ? [child] : childrenOf(child, 'formField')).map((one) => {
    const [validation] = childrenOf(one, 'validation');
    const constraints = validation ? childrenOf(validation, 'constraint') : [];
    const must = constraints.map((constraint) => attribute(constraint, 'name'));
    const isRead = attribute(one, 'writable') === 'false' || must.includes('readonly');
    const isRequired = attribute(one, 'required') === 'true' || must.includes('required');
    const access = isRead ? 'read' : isRequired ? 'required' : 'write';
    return into.overlay.make(owner, 'ld:Field', { name: attribute(one, 'id'), access });
  });
  into.overlay.add(owner, 'ld:FieldAccess', {}, { fields });
};

/** A value that a data object begins with, unless whoever starts the process gives another. */
const initialValue: ElementMeaning = (owner, child, into) => {
  const scope = owner.$parent;
  const name = owner.get('name') ?? owner.get('id');
  if (owner.$type !== 'bpmn:DataObject' || !scope || typeof name !== 'string') {
    return into.refuse(owner, child.$type);
  }
  const text = bodyOf(child);
  const value = /^(?:-?\d+(?:\.\d+)?|true|false)$/.test(text) ? text : quoted(text);
  if (scope.$type !== 'bpmn:Process') return into.overlay.input(scope, name, value);
  const given = `if ${name} = null then ${value} else ${name}`;
  for (const start of listOf(scope, 'flowElements')) {
    if (start.$type !== 'bpmn:StartEvent') continue;
    into.overlay.scope(start, { delivers: 'scope' });
    into.overlay.output(start, name, given);
  }
};

const calledBinding: AttributeMeaning = (owner, value, into) => {
  if (value !== 'latest') into.idle(owner, `binding "${value}"`);
};

const inherit: AttributeMeaning = (owner, value, into) => {
  if (value === 'true') into.overlay.scope(owner, { sight: 'all' });
};

/** A list by name or in braces. */
const collection: AttributeMeaning = (owner, value, into) =>
  into.overlay.set(owner, 'ld:collection', value);

const savePoint = idle;

export const javaAttributes: Vendor['attributes'] = {
  assignee: assignee(ofBraces),
  candidateUsers: candidates('users', ofBraces),
  candidateGroups: candidates('groups', ofBraces),
  formKey: (owner, value, into) => {
    if (owner.$type === 'bpmn:UserTask') into.overlay.set(owner, 'ld:form', value);
    else into.idle(owner, `formKey="${value}"`);
  },
  formRef: means('ld:form'),
  dueDate: means('ld:limit'),
  class: code,
  delegateExpression: code,
  expression: code,
  type,
  topic,
  resultVariable: means('ld:resultVariable'),
  resultVariableName: means('ld:resultVariable'),
  collection,
  elementVariable: means('ld:item'),
  decisionRef: means('ld:decision'),
  calledElementBinding: calledBinding,
  decisionRefBinding: calledBinding,
  formRefBinding: calledBinding,
  errorCodeVariable: caught('code'),
  errorMessageVariable: caught('message'),
  escalationCodeVariable: caught('code'),
  initiator,
  inheritVariables: inherit,
  calledElementType: (owner, value, into) => {
    if (value !== 'key') into.refuse(owner, `calledElementType="${value}"`);
  },
  ...all(['async', 'asyncBefore', 'asyncAfter', 'asyncLeave', 'asyncComplete'], savePoint),
  ...all(
    [
      'followUpDate',
      'priority',
      'jobPriority',
      'taskPriority',
      'candidateStarterUsers',
      'candidateStarterGroups',
      'businessKey',
      'businessCalendarName',
      'skipExpression',
      'mapDecisionResult',
      'autoStoreVariables',
      'triggerable',
      'variableName',
      'variableEvents',
      'formHandlerClass',
      'decisionRefVersion',
      'decisionRefTenantId',
      'calledElementVersion',
      'calledElementVersionTag',
      'calledElementTenantId',
      'formRefVersion',
      'inheritBusinessKey',
      'elementIndexVariable',
      'taskIdVariableName',
      'processInstanceName',
      'processInstanceIdVariableName',
      'useLocalScopeForResultVariable',
      'storeResultVariableAsTransient',
      'endDate',
    ],
    idle,
  ),
  ...all(
    [
      'exclusive',
      'historyTimeToLive',
      'versionTag',
      'isStartableInTasklist',
      'modelerTemplate',
      'modelerTemplateVersion',
      'modelerTemplateIcon',
      'diagramRelationId',
      'category',
      'formFieldValidation',
      'sameDeployment',
      'fallbackToDefaultTenant',
      'isEagerExecutionFetch',
      'enabledFlowIds',
      'dataType',
      'text',
      'errorMessage',
    ],
    () => harmless,
  ),
  ...all(
    [
      'caseRef',
      'caseBinding',
      'caseVersion',
      'variableMappingClass',
      'variableMappingDelegateExpression',
      'ruleVariablesInput',
      'rules',
      'exclude',
      'resource',
      'expressionResource',
      'scope',
    ],
    refused,
  ),
};

export const javaElements: Vendor['elements'] = {
  inputOutput,
  field,
  in: passIn,
  out: passOut,
  executionListener,
  taskListener,
  failedJobRetryTimeCycle: retries,
  formData: formFields,
  formProperty: formFields,
  value: initialValue,
  connector(owner, child, into) {
    const [id] = childrenOf(child, 'connectorId').map(bodyOf);
    if (!id) return into.refuse(owner, child.$type);
    into.overlay.set(owner, 'ld:jobType', id);
    for (const one of childrenOf(child, 'inputOutput')) inputOutput(owner, one, into);
  },
  resultVariable: (owner, child, into) =>
    into.overlay.set(owner, 'ld:resultVariable', bodyOf(child)),
  ...all(['properties', 'property', 'localization', 'attributes'], () => harmless),
  ...all(
    ['potentialStarter', 'customResource', 'formRef', 'executionMapping', 'taskPriority'],
    idleElement,
  ),
  ...all(
    [
      'errorEventDefinition',
      'mapException',
      'eventListener',
      'variableAggregation',
      'script',
      'eventType',
      'channelKey',
      'eventInParameter',
      'eventOutParameter',
      'eventCorrelationParameter',
    ],
    refusedElement,
  ),
};

/** A call gives and takes only what it names. */
export function javaDefaults(node: XmlNode, into: Into): void {
  refuseExpressionName(node, isBraces, into);
  if (node.$type === 'bpmn:CallActivity') {
    into.overlay.fill(node, { sight: 'mapped', delivers: 'local' });
  }
}
