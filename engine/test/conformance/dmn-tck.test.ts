/// <reference types="node" />
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decisionXml, definitions, inputXml, literal } from '../decision/model.ts';
import { run } from './dmn-tck.ts';

const suite = process.env.DMN_TCK_FOLDER;

const testCase = (id: string, input: string, expected: string) =>
  `<testCase id="${id}"><inputNode name="x">${input}</inputNode>` +
  `<resultNode name="d1" type="decision"><expected>${expected}</expected></resultNode></testCase>`;

const number = (text: string) => `<value xsi:type="xsd:decimal">${text}</value>`;

describe('the runner of the DMN technology compatibility kit', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dmn-tck-'));
    const model =
      inputXml('x', 'number') +
      decisionXml({ id: 'd1', requires: ['in-x'], logic: literal('[x / 3, {a: x}]') });
    await writeFile(join(folder, 'm.dmn'), definitions(model));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('counts cases and shows what differs', async () => {
    const list = (first: string) =>
      `<list><item>${first}</item><item><component name="a">${number('1.0')}</component></item>
        </list>`;
    const xml =
      '<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"' +
      ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><modelName>m.dmn</modelName>' +
      testCase('exact', number('1'), list(number('0.3333333333333333333333333333333333'))) +
      testCase('double', number('1'), list(number('0.333333333333333'))) +
      testCase('wrong', number('1'), list(number('0.33'))) +
      testCase('nil', '<value xsi:nil="true"/>', list('<value xsi:nil="true"/>')) +
      '</testCases>';
    await writeFile(join(folder, 'm-test-01.xml'), xml);
    const { passed, total, failures } = await run(folder);
    expect([passed, total]).toEqual([2, 4]);
    expect(failures).toHaveLength(2);
    expect(failures[0]).toContain('m-test-01.xml wrong d1: expected [0.33, {a: 1}] but got');
    expect(failures[1]).toContain('m-test-01.xml nil d1');
  });

  it.skipIf(!suite)(
    'passes the suite in DMN_TCK_FOLDER (skipped where it is not set)',
    async () => {
      const { failures } = await run(suite ?? '');
      expect(failures).toEqual([]);
    },
  );
});
