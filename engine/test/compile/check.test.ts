/// <reference types="node" />
import { describe, expect, it } from 'vitest';
import { guardXml } from '../../compile/guard.ts';
import { check, compile } from '../../index.ts';
import { chain, flow, model } from '../helper.ts';

const problem = async (content: string, rule: string) =>
  (await check(model(content))).find((one) => one.rule === rule);

const around = (content: string): string =>
  `<startEvent id="s"/>${content}<endEvent id="e"/>${chain('s', 'a', 'e')}`;

describe('check', () => {
  it('refuses a reference that leads nowhere, at its place', async () => {
    const found = await problem(
      `<startEvent id="s"/>\n  ${flow('s', 'gone')}`,
      'reference/unresolved',
    );
    expect(found).toMatchObject({ severity: 'error', element: 's-gone', line: 6, column: 3 });
  });

  it('refuses an id that is used twice', async () => {
    const found = await problem('<task id="a"/><task id="a"/>', 'reference/duplicate-id');
    expect(found).toMatchObject({ severity: 'error', element: 'a' });
  });

  it('refuses an id that XML does not allow', async () => {
    expect(await problem('<task id="1 a"/>', 'reference/illegal-id')).toBeDefined();
  });

  it('refuses elements that BPMN does not know', async () => {
    const found = await problem('<robotTask id="a"/>', 'schema/unknown-element');
    expect(found).toMatchObject({ severity: 'error', element: 'a' });
    expect(await problem('<robotTask id="a"/>', 'xml/unparsable-content')).toBeUndefined();
  });

  it('refuses attributes that nobody knows, and keeps those of other namespaces', async () => {
    const found = await problem('<task id="a" colour="red"/>', 'schema/unknown-attribute');
    expect(found).toMatchObject({ severity: 'error', element: 'a' });
    const foreign = '<task id="a" xmlns:x="urn:x" x:colour="red"/>';
    expect(await problem(foreign, 'schema/unknown-attribute')).toBeUndefined();
  });

  it.each([
    ['a tag that is closed by another name', '<task id="a">\n </tusk>', 'xml/unreadable', null, 2],
    ['an element twice', '<task id="a"/>\n <task id="a"/>', 'reference/duplicate-id', 'a', 2],
    ['an id that is none', '\n <task id="1a"/>', 'reference/illegal-id', '1a', 2],
    ['a value without quotes', '\n <task id="a" name=x />', 'xml/unparsable-content', 'a', 2],
    ['a prefix of nothing', '\n <no:task id="a"/>', 'xml/unreadable', 'a', 2],
  ])('tells line and column of %s', async (_what, content, rule, element, line) => {
    expect(await problem(content, rule)).toMatchObject({ element, line: line + 4, column: 2 });
  });

  it('reads the digits of true and false', async () => {
    const text = '<process id="p" isExecutable="1"><startEvent id="s"/></process>';
    expect(await problem(text, 'process/none-executable')).toBeUndefined();
    expect(await problem(text.replace('1', '0'), 'process/none-executable')).toBeDefined();
  });

  it('follows references with the prefix of the own namespace, also lists', async () => {
    const text = model(`<message id="m" name="m"/>
      <process id="p" isExecutable="true"><startEvent id="s"/><receiveTask id="a" messageRef="t:m"/>
      <endEvent id="e"/>${chain('s', 'a', 'e')}</process>`);
    const own = text.replace('<definitions ', '<definitions xmlns:t="urn:test" xmlns:o="urn:o" ');
    expect(await check(own)).toEqual([]);
    const other = own.replace('t:m', 'o:m');
    const rules = (await check(other)).map(({ rule, severity }) => `${rule} ${severity}`);
    expect(rules).toEqual(['reference/imported warning', 'task/message-missing warning']);
  });

  it('refuses a condition that does not parse, with its text and what is wrong', async () => {
    const nodes = '<startEvent id="s"/><exclusiveGateway id="x"/><endEvent id="e"/>';
    const content = `${nodes}${flow('s', 'x')}${flow('x', 'e', 'n &gt; ')}`;
    const found = await problem(content, 'expression/not-parsable');
    expect(found?.element).toBe('x-e');
    expect(found?.message.en).toContain('n >');
  });

  it('refuses timers that cannot be read or are none', async () => {
    const timer = (content: string): string =>
      around(
        `<intermediateCatchEvent id="a"><timerEventDefinition>${content}</timerEventDefinition>
          </intermediateCatchEvent>`,
      );
    const wrong = '<timeDuration xsi:type="tFormalExpression">PT5X</timeDuration>';
    expect(await problem(timer(wrong), 'event/timer-unreadable')).toBeDefined();
    expect(await problem(timer(''), 'event/timer-form')).toBeDefined();
    for (const right of [
      '5wd',
      'PT5M',
      'P1Y2M3DT4H',
      '2026-11-23',
      'duration("PT1H")',
      'record.due',
    ]) {
      const text = right.replaceAll('"', '&quot;');
      const content = timer(`<timeDuration xsi:type="tFormalExpression">${text}</timeDuration>`);
      expect(
        (await check(model(content))).map(({ rule }) => rule),
        right,
      ).toEqual([]);
    }
  });

  it('takes a condition without text for none', async () => {
    const empty = '<conditionExpression xsi:type="tFormalExpression"/>';
    const text = model(around('<task id="a"/>')).replaceAll(
      '</sequenceFlow>',
      `${empty}</sequenceFlow>`,
    );
    expect(await check(text)).toEqual([]);
  });

  it('finds nothing in a model without faults', async () => {
    expect(await check(model(around('<task id="a"/>')))).toEqual([]);
  });
});

describe('compile', () => {
  it('is tolerant: a draft with problems can still be played', async () => {
    const { definition, problems } = await compile(model(around('<receiveTask id="a"/>')));
    expect(definition?.processes[0]?.starts).toEqual([{ element: 's', type: 'none' }]);
    expect(problems.map(({ rule }) => rule)).toEqual(['task/message-missing']);
  });

  it('gives no definition for what is no BPMN', async () => {
    const { definition, problems } = await compile('<html><body/></html>');
    expect(definition).toBeNull();
    expect(problems[0]).toMatchObject({ rule: 'xml/unreadable', severity: 'error' });
    expect((await compile('not XML')).definition).toBeNull();
    expect((await compile('')).definition).toBeNull();
  });

  it('tells what people see of a user task', async () => {
    const { definition } = await compile(
      model(
        around(`<userTask id="a" name="办理" ld:form="handle" ld:limit="5wd" ld:status="handling">
          <documentation>What to do</documentation>
          <extensionElements>
            <ld:assignment rule="unit-head" of="record.unit" floor="3"/>
            <ld:fieldAccess><ld:field name="phone" access="hide"/></ld:fieldAccess>
            <ld:outcomes><ld:outcome id="done" name="办结" required="answer, photos"/></ld:outcomes>
          </extensionElements></userTask>`),
      ),
    );
    expect(definition?.userTask('a')).toEqual({
      element: 'a',
      process: 'p',
      name: '办理',
      documentation: 'What to do',
      form: 'handle',
      limit: '5wd',
      operations: [],
      status: 'handling',
      assignments: [{ rule: 'unit-head', of: 'record.unit', floor: '3' }],
      fieldAccess: [{ name: 'phone', access: 'hide' }],
      outcomes: [{ id: 'done', name: '办结', required: ['answer', 'photos'] }],
    });
    expect(definition?.userTask('s')).toBeNull();
  });
});

describe('a hostile model', () => {
  const repeat = (n: number, piece: (i: number) => string): string =>
    Array.from({ length: n }, (_, i) => piece(i)).join('');
  const gateways = (n: number): string =>
    repeat(n, (i) => `<inclusiveGateway id="g${i}"/>`) +
    repeat(
      n,
      (i) => flow(`g${i}`, `g${(i + 1) % n}`) + flow(`g${i}`, `g${(i * 7) % n}`, '', `x${i}`),
    );

  it.each([
    ['more elements than a diagram has', model(repeat(79_000, (i) => `<task id="t${i}"/>`))],
    ['inclusive joins that all reach each other', model(gateways(3000))],
    ['attributes without number', model(`<task ${repeat(200_000, (i) => `q:a${i}="x" `)}/>`)],
    ['entities without number', model(`<task id="a" name="${'&xxe;'.repeat(1_000_000)}"/>`)],
    ['100,000 nested elements', '<subProcess>'.repeat(100_000)],
    ['8,000 namespaces', repeat(8000, (i) => `<a${i} xmlns:n${i}="u${i}">`)],
    ['a text of 50 MB', model('x'.repeat(50 * 1024 * 1024))],
    ['the character NUL', model('<task id="a\0b" name="\0"/>')],
    ['half a surrogate pair', model('<task id="\udc00" name="\ud800"/>')],
    ['names of prototypes', model('<task id="__proto__"/><task id="constructor" toString="x"/>')],
  ])(
    'is answered soon, never thrown: %s',
    async (_name, text) => {
      const began = process.cpuUsage();
      expect(Array.isArray(await check(text))).toBe(true);
      // About 2 s of one processor, however busy it is; what is not linear takes minutes.
      expect(process.cpuUsage(began).user / 1000).toBeLessThan(10_000);
    },
    120_000,
  );
});

describe('the guard', () => {
  const deep = (n: number): string => `${'<a>'.repeat(n)}${'</a>'.repeat(n)}`;

  it.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><a/>', 'xml/doctype'],
    ['deep nesting', deep(65), 'xml/too-deep'],
    ['many namespaces', `<a ${'xmlns:n="u" '.repeat(65)}/>`, 'xml/too-many-namespaces'],
    ['many attributes', `<a ${'b="c" '.repeat(257)}/>`, 'xml/too-many-attributes'],
    ['many tags', '<a/>'.repeat(80_001), 'xml/too-many-tags'],
    ['a large text', ' '.repeat(8 * 1024 * 1024 + 1), 'xml/too-large'],
  ])('refuses %s', (_name, text, rule) => {
    expect(guardXml(text)?.rule).toBe(rule);
  });

  it('lets ordinary models pass', () => {
    expect(guardXml(model(around('<task id="a"/>')))).toBeNull();
    expect(guardXml(deep(64))).toBeNull();
    expect(guardXml('<a b="<!DOCTYPE"/><!-- <a><a> --><b><![CDATA[<a>]]></b>')).toBeNull();
  });

  it('is linear also for text that never closes', () => {
    const began = performance.now();
    for (const piece of ['<', '<a "', '<!--', '<a b="', "<a id='"]) {
      const text = piece.repeat(Math.floor(400_000 / piece.length));
      guardXml(text);
    }
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
