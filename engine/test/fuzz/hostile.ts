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
