/** The processes that are measured, as BPMN text. */

interface Flow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly condition?: string;
}

function flowXml({ id, from, to, condition }: Flow): string {
  const body =
    condition === undefined
      ? ''
      : `<conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression>`;
  return `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${body}</sequenceFlow>`;
}

function model(id: string, elements: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  id="${id}-model" targetNamespace="urn:liandong:bench">
<process id="${id}" isExecutable="true">${elements}</process></definitions>`;
}

/** Start, the elements in a row, end. */
function chain(ids: readonly string[], xmlOf: (id: string) => string): string {
  const all = ['start', ...ids, 'end'];
  const flows = all.slice(1).map((to, at) => ({ id: `f${at}`, from: all[at] ?? '', to }));
  return `<startEvent id="start"/>${ids.map(xmlOf).join('')}<endEvent id="end"/>${flows
    .map(flowXml)
    .join('')}`;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}

const noOp = (id: string) => `<manualTask id="${id}"/>`;

/** Ten no-op tasks in sequence. */
export const w1 = model(
  'W1',
  chain(
    range(10).map((at) => `t${at}`),
    noOp,
  ),
);

/** A fork of five branches and their join. */
export const w2 = model(
  'W2',
  `<startEvent id="start"/><parallelGateway id="fork"/><parallelGateway id="join"/>
  <endEvent id="end"/>${range(5)
    .map((at) => noOp(`t${at}`))
    .join('')}${[
    { id: 'a', from: 'start', to: 'fork' },
    ...range(5).flatMap((at) => [
      { id: `b${at}`, from: 'fork', to: `t${at}` },
      { id: `c${at}`, from: `t${at}`, to: 'join' },
    ]),
    { id: 'z', from: 'join', to: 'end' },
  ]
    .map(flowXml)
    .join('')}`,
);

/** A loop of so many rounds: merge, no-op task, exclusive split. */
export const w3 = (rounds: number): string =>
  model(
    'W3',
    `<startEvent id="start"/><exclusiveGateway id="merge"/>
  <scriptTask id="round" scriptFormat="https://www.omg.org/spec/DMN/20230324/FEEL/">
  <script>{ i: i + 1 }</script></scriptTask><exclusiveGateway id="split" default="out"/>
  <endEvent id="end"/>${[
    { id: 'in', from: 'start', to: 'merge' },
    { id: 'go', from: 'merge', to: 'round' },
    { id: 'done', from: 'round', to: 'split' },
    { id: 'back', from: 'split', to: 'merge', condition: `i &lt; ${rounds}` },
    { id: 'out', from: 'split', to: 'end' },
  ]
    .map(flowXml)
    .join('')}`,
  );

/** A case in small: two user tasks, a decision between them, a timer at the second. */
export const w4 = model(
  'W4',
  `<startEvent id="start"/><userTask id="first"/><exclusiveGateway id="split" default="no"/>
  <userTask id="second"/>
  <boundaryEvent id="late" attachedToRef="second"><timerEventDefinition>
  <timeDuration xsi:type="tFormalExpression">PT72H</timeDuration>
  </timerEventDefinition></boundaryEvent>
  <endEvent id="end"/><endEvent id="ended-late"/><endEvent id="ended-no"/>${[
    { id: 'a', from: 'start', to: 'first' },
    { id: 'b', from: 'first', to: 'split' },
    { id: 'yes', from: 'split', to: 'second', condition: 'amount &gt; 1000' },
    { id: 'no', from: 'split', to: 'ended-no' },
    { id: 'c', from: 'second', to: 'end' },
    { id: 'd', from: 'late', to: 'ended-late' },
  ]
    .map(flowXml)
    .join('')}`,
);

/** So many user tasks of a parallel multi-instance activity. */
export const w5 = (count: number): string =>
  model(
    'W5',
    chain(
      ['task'],
      (id) => `<userTask id="${id}"><multiInstanceLoopCharacteristics isSequential="false">
  <loopCardinality xsi:type="tFormalExpression">${count}</loopCardinality>
  </multiInstanceLoopCharacteristics></userTask>`,
    ),
  );

function nested(depth: number): string {
  const inner = depth === 0 ? chain(['task'], noOp) : chain([`s${depth}`], () => nested(depth - 1));
  const scoped = inner
    .replaceAll(/ id="(start|end|f\d+|task)"/g, ` id="$1-${depth}"`)
    .replaceAll(/(sourceRef|targetRef)="(start|end|task)"/g, `$1="$2-${depth}"`);
  return `<subProcess id="s${depth + 1}">${scoped}</subProcess>`;
}

/** Six nested sub-processes. */
export const w6 = model(
  'W6',
  chain(['s6'], () => nested(5)),
);

/** Branches of user tasks between an inclusive fork and join, in a model of so many elements. */
export function wideJoin(branches: number, elements: number): string {
  const fill = range(Math.max(0, elements - 2 * branches - 4)).map((at) => `n${at}`);
  const rest = chain(fill, noOp).replace('<startEvent id="start"/>', '');
  return model(
    'join',
    `<startEvent id="start"/><inclusiveGateway id="fork"/><inclusiveGateway id="join"/>
    ${rest}${range(branches)
      .map((at) => `<userTask id="u${at}"/>`)
      .join('')}${[
      { id: 'a', from: 'start', to: 'fork' },
      { id: 'z', from: 'join', to: 'n1' },
      ...range(branches).flatMap((at) => [
        { id: `b${at}`, from: 'fork', to: `u${at}` },
        { id: `c${at}`, from: `u${at}`, to: 'join' },
      ]),
    ]
      .map(flowXml)
      .join('')}`.replace(/<sequenceFlow id="f0"[^>]*><\/sequenceFlow>/, ''),
  );
}

/** Tasks in a row, with their diagram: half of the flow elements are flows. */
export function large(elements: number): string {
  const ids = range(Math.floor(elements / 2) - 2).map((at) => `t${at}`);
  const shapes = ids.map(
    (id, at) => `<bpmndi:BPMNShape id="${id}-shape" bpmnElement="${id}">
  <dc:Bounds x="${at * 150}" y="100" width="100" height="80"/><bpmndi:BPMNLabel>
  <dc:Bounds x="${at * 150}" y="190" width="100" height="20"/></bpmndi:BPMNLabel>
  </bpmndi:BPMNShape>`,
  );
  const edges = ids.map(
    (_, at) => `<bpmndi:BPMNEdge id="f${at}-edge" bpmnElement="f${at}">
  <di:waypoint x="${at * 150 - 50}" y="140"/><di:waypoint x="${at * 150}" y="140"/>
  <bpmndi:BPMNLabel><dc:Bounds x="${at * 150}" y="120" width="40" height="14"/></bpmndi:BPMNLabel>
  </bpmndi:BPMNEdge>`,
  );
  const diagram = `<bpmndi:BPMNDiagram id="diagram"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:di="http://www.omg.org/spec/DD/20100524/DI"><bpmndi:BPMNPlane id="plane"
  bpmnElement="large">${shapes.join('')}${edges.join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;
  return model('large', chain(ids, noOp)).replace('</definitions>', `${diagram}</definitions>`);
}
