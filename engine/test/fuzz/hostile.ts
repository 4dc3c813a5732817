type Pick = (n: number) => number;

/** Bits that parsers and evaluators stumble over. */
export const hostilePieces: readonly string[] = [
  '<',
  '>',
  '"',
  '&',
  '&#0;',
  '&#xD800;',
  '\u0000',
  '\uD800',
  '\uFEFF',
  '<!-- ',
  '<![CDATA[',
  ']]>',
  '<?',
  '<!DOCTYPE d [<!ENTITY a "aa">]>',
  '&a;',
  '__proto__',
  'constructor',
  'prototype',
  '(a+)+$',
  '\u202E',
  '${',
  '#{',
  '}',
  '((((((((',
  '[[[[[[[[',
  'for i in 1..1000000 return ',
  '**9999',
];

const head = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"
  targetNamespace="urn:t"`;
const inside = (content: string): string =>
  `${head}><process id="p" isExecutable="true">${content}</process></definitions>`;
const many = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('');

const entity = (i: number): string => `<!ENTITY e${i + 1} "&e${i};&e${i};">`;
const flow = (i: number, from: string, to: string): string =>
  `<sequenceFlow id="f${i}" sourceRef="${from}" targetRef="${to}"/>`;

/** XML made to hurt; the number says how much of it. */
const shapes: readonly ((size: number) => string)[] = [
  (size) => `<!DOCTYPE d [${many(10, entity)}]>${inside(`&e${size};`)}`,
  (size) => `<!DOCTYPE d SYSTEM "file:///etc/passwd">${inside(`<task id="t${size}"/>`)}`,
  (size) => inside(`${'<subProcess>'.repeat(size)}${'</subProcess>'.repeat(size)}`),
  (size) => inside('<subProcess>'.repeat(size)),
  (size) =>
    inside(`${many(size, (i) => `<a${i}:x xmlns:a${i}="urn:${i}">`)}${many(size, () => '</x>')}`),
  (size) => `${head} ${many(size, (i) => `a${i}="1" `)}/>`,
  (size) => `${head} ${many(size, (i) => `xmlns:a${i}="urn:${i}" `)}/>`,
  (size) => inside(many(size, (i) => `<task id="t${i}"/>`)),
  (size) => inside(many(size, () => '<task id="same"/>')),
  (size) => inside(`<task id="t" name="${'x'.repeat(size * 50)}"/>`),
  (size) => inside(`<!--${'-'.repeat(size * 50)}`),
  (size) => inside(`<![CDATA[${']'.repeat(size * 50)}`),
  (size) => inside(`<task id="t"${' '.repeat(size * 50)}`),
  (size) => inside(`<task id='t' name="${'&amp;'.repeat(size)}`),
  (size) => inside(many(size, (i) => `<task id="t${i}"><incoming>t${i}</incoming></task>`)),
  (size) => {
    const tasks = '<task id="__proto__"/><task id="constructor"/>';
    return inside(tasks + many(size, (i) => flow(i, '__proto__', 'constructor')));
  },
  (size) => inside(many(size, (i) => flow(i, `f${i}`, `f${(i + 1) % size}`))),
  (size) => inside(many(size, (i) => `<boundaryEvent id="b${i}" attachedToRef="b${i}"/>`)),
  (size) => `${'\u0000'.repeat(size)}${inside('')}`,
  (size) => inside(`<task id="t"><documentation>${'&#x41;'.repeat(size)}</documentation></task>`),
];

const SIZES = [1, 3, 64, 65, 300, 1000];

export function hostileXml(pick: Pick): string {
  const shape = shapes[pick(shapes.length)] as (size: number) => string;
  return shape(SIZES[pick(SIZES.length)] as number);
}

const dmnHead = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d"
  namespace="urn:x"`;
const decision = (id: string, content: string): string =>
  `<decision id="${id}" name="${id}"><variable name="${id}"/>${content}</decision>`;
const dmn = (content: string): string => `${dmnHead}>${content}</definitions>`;
const text = (content: string): string =>
  `<literalExpression><text>${content}</text></literalExpression>`;
const requires = (id: string): string =>
  `<informationRequirement><requiredDecision href="#${id}"/></informationRequirement>`;
const entry = (name: string, content: string): string =>
  `<${name}><text>${content}</text></${name}>`;

function table(rules: number, inputs: number, cell: (rule: number, input: number) => string) {
  const columns = many(inputs, () => `<input>${entry('inputExpression', 'a')}</input>`);
  const rows = many(rules, (rule) => {
    const cells = many(inputs, (input) => entry('inputEntry', cell(rule, input)));
    return `<rule>${cells}${entry('outputEntry', '1')}</rule>`;
  });
  return `<decisionTable>${columns}<output name="o"/>${rows}</decisionTable>`;
}

/** Decisions made to hurt: depth, width, cycles, tables whose parts multiply. */
const dmnShapes: readonly ((size: number) => string)[] = [
  (size) =>
    dmn(many(size, (i) => decision(`d${i}`, requires(`d${i + 1}`) + text(`d${i + 1} + 1`)))),
  (size) => dmn(many(size, (i) => decision(`d${i}`, requires(`d${(i + 1) % size}`) + text('1')))),
  (size) => dmn(decision('e', `${'<list>'.repeat(size)}${text('1')}${'</list>'.repeat(size)}`)),
  (size) => dmn(decision('e', '<context><contextEntry>'.repeat(size))),
  (size) =>
    dmn(
      decision(
        'e',
        table(size, 6, (rule) => `[${rule}..${rule + 9}]`),
      ),
    ),
  (size) =>
    dmn(
      decision(
        'e',
        table(size, 9, (rule, i) => `[${(rule * 7 + i) % 50}..${(rule + i) % 60}]`),
      ),
    ),
  (size) =>
    dmn(
      decision(
        'e',
        table(size, 2, (rule) => `&quot;k${rule}&quot;, not(${rule})`),
      ),
    ),
  (size) =>
    dmn(
      many(
        size,
        (i) => `<itemDefinition name="t${i}"><typeRef>t${i + 1}</typeRef>
    </itemDefinition>`,
      ) + decision('e', text('1')),
    ),
  (size) => dmn(many(size, () => decision('same', text('a')))),
  (size) => dmn(decision('e', text(`a${' + a'.repeat(size)}`))),
  (size) => dmn(decision('e', text(`${'('.repeat(size)}a${')'.repeat(size)}`))),
  (size) => dmn(decision('e', text(`for i in 1..${size}, j in 1..${size} return [i, j, partial]`))),
  (size) =>
    dmn(
      many(
        size,
        (i) => `<import name="i${i}" namespace="urn:x"
    importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>`,
      ) + decision('e', text('1')),
    ),
];

export function hostileDmn(pick: Pick): string {
  if (pick(4) === 0) return hostileXml(pick);
  const shape = dmnShapes[pick(dmnShapes.length)] as (size: number) => string;
  return shape(SIZES[pick(SIZES.length)] as number);
}
