/** Small processes that wait for everything that a process can wait for. */

interface Parts {
  readonly id: string;
  /** Elements as XML. */
  readonly elements: string;
  /** `from>to`, or `from>to:condition`. */
  readonly flows: readonly string[];
  /** Outside of the process. */
  readonly roots?: string;
}

function model({ id, elements, flows, roots = '' }: Parts): string {
  const lines = flows.map((flow, at) => {
    const [ends = '', condition] = flow.split(':');
    const [from = '', to = ''] = ends.split('>');
    const body = condition
      ? `<conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression>`
      : '';
    return `<sequenceFlow id="f${at}" sourceRef="${from}" targetRef="${to}">${body}</sequenceFlow>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:ld="urn:liandong:bpmn:1"
  id="${id}-model" targetNamespace="urn:liandong:test">${roots}
<process id="${id}" isExecutable="true">${elements}${lines.join('')}</process></definitions>`;
}

const ends = '<startEvent id="start"/><endEvent id="end"/>';
const duration = (text: string) =>
  `<timerEventDefinition><timeDuration xsi:type="tFormalExpression">${text}</timeDuration></timerEventDefinition>`;

export const models = {
  tasks: model({
    id: 'tasks',
    elements: `${ends}<userTask id="first"/><exclusiveGateway id="split" default="f3"/>
      <userTask id="second"/>`,
    flows: [
      'start>first',
      'first>split',
      'split>second:amount &gt; 1000',
      'split>end',
      'second>end',
    ],
  }),
  fork: model({
    id: 'fork',
    elements: `${ends}<parallelGateway id="fork-gate"/><parallelGateway id="join-gate"/>
      <userTask id="left"/><userTask id="right"/>`,
    flows: [
      'start>fork-gate',
      'fork-gate>left',
      'fork-gate>right',
      'left>join-gate',
      'right>join-gate',
      'join-gate>end',
    ],
  }),
  many: model({
    id: 'many',
    elements: `${ends}<userTask id="each"><multiInstanceLoopCharacteristics>
      <loopCardinality xsi:type="tFormalExpression">3</loopCardinality>
      </multiInstanceLoopCharacteristics></userTask>`,
    flows: ['start>each', 'each>end'],
  }),
  late: model({
    id: 'late',
    elements: `${ends}<userTask id="work"/><boundaryEvent id="limit" attachedToRef="work">
      ${duration('PT1H')}</boundaryEvent><userTask id="after"/>`,
    flows: ['start>work', 'work>end', 'limit>after', 'after>end'],
  }),
  pause: model({
    id: 'pause',
    elements: `${ends}<intermediateCatchEvent id="wait">${duration('PT2H')}</intermediateCatchEvent>
      <userTask id="after"/>`,
    flows: ['start>wait', 'wait>after', 'after>end'],
  }),
  receive: model({
    id: 'receive',
    roots: '<message id="m" name="reading"/>',
    elements: `${ends}<receiveTask id="hear" messageRef="m"/><userTask id="after"/>`,
    flows: ['start>hear', 'hear>after', 'after>end'],
  }),
  send: model({
    id: 'send',
    roots: '<message id="m" name="reading"/>',
    elements: `${ends}<intermediateThrowEvent id="tell"><messageEventDefinition messageRef="m"/>
      </intermediateThrowEvent>`,
    flows: ['start>tell', 'tell>end'],
  }),
  listen: model({
    id: 'listen',
    roots: '<signal id="s" name="heating"/>',
    elements: `${ends}<intermediateCatchEvent id="hear"><signalEventDefinition signalRef="s"/>
      </intermediateCatchEvent>`,
    flows: ['start>hear', 'hear>end'],
  }),
  broadcast: model({
    id: 'broadcast',
    roots: '<signal id="s" name="heating"/>',
    elements: `${ends}<intermediateThrowEvent id="tell"><signalEventDefinition signalRef="s"/>
      </intermediateThrowEvent>`,
    flows: ['start>tell', 'tell>end'],
  }),
  caller: model({
    id: 'caller',
    elements: `${ends}<callActivity id="call" calledElement="tasks"/>`,
    flows: ['start>call', 'call>end'],
  }),
  service: model({
    id: 'service',
    elements: `${ends}<serviceTask id="work" ld:jobType="notify" ld:retries="2"/>`,
    flows: ['start>work', 'work>end'],
  }),
  choice: model({
    id: 'choice',
    roots: '<message id="m" name="answer"/>',
    elements: `${ends}<eventBasedGateway id="gate"/>
      <intermediateCatchEvent id="answered"><messageEventDefinition messageRef="m"/>
      </intermediateCatchEvent>
      <intermediateCatchEvent id="silent">${duration('PT1H')}</intermediateCatchEvent>`,
    flows: ['start>gate', 'gate>answered', 'gate>silent', 'answered>end', 'silent>end'],
  }),
} as const;

export type ModelName = keyof typeof models;
