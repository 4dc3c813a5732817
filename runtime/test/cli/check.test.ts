import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { play } from './play.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liandong-check-'));
});
afterAll(() => rm(folder, { recursive: true }));

const model = (content: string, name = 'p', encoding = 'UTF-8'): string =>
  `<?xml version="1.0" encoding="${encoding}"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"
    targetNamespace="urn:test">
  <bpmn:process id="p" name="${name}" isExecutable="true">${content}</bpmn:process>
</bpmn:definitions>`;

const inOrder = `<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/>
  <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="e"/>`;

async function check(content: string | Uint8Array) {
  await writeFile(join(folder, 'model.bpmn'), content);
  return play(['check', 'model.bpmn'], {}, folder);
}

describe('liandong check', () => {
  it('accepts a model in order', async () => {
    expect(await check(model(inOrder))).toEqual({ code: 0, out: '', err: '' });
  });

  it('prints each problem as a JSON line and refuses a model with errors', async () => {
    const { code, out } = await check(
      model(`${inOrder}<bpmn:sequenceFlow id="g" sourceRef="s" targetRef="nowhere"/>`),
    );
    expect(code).toBe(1);
    const problems = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) {
      expect(problem).toMatchObject({
        rule: expect.stringContaining('/'),
        message: { zh: expect.any(String), en: expect.any(String) },
      });
    }
  });

  it('refuses what is no XML, and a file that is not there', async () => {
    expect(await check('no model')).toMatchObject({ code: 1, err: '' });
    const missing = await play(['check', 'none.bpmn'], {}, folder);
    expect(missing).toEqual({ code: 1, out: '', err: 'Cannot read none.bpmn: ENOENT\n' });
  });

  it('reads the encoding that the file declares', async () => {
    // 流程 in GB 18030.
    const [head = '', tail = ''] = model(inOrder, 'NAME', 'GB18030').split('NAME');
    const name = Uint8Array.of(0xc1, 0xf7, 0xb3, 0xcc);
    const bytes = Buffer.concat([Buffer.from(head), name, Buffer.from(tail)]);
    expect(await check(bytes)).toEqual({ code: 0, out: '', err: '' });
    expect((await check(Buffer.concat([Buffer.from(head), Buffer.of(0xff)]))).code).toBe(1);
    expect((await check(model(inOrder, 'p', 'x-unknown'))).err).toContain('x-unknown');
    expect((await check(Buffer.from(`\ufeff${model(inOrder)}`, 'utf16le'))).code).toBe(0);
  });

  it('warns of gaps and overlaps of decision tables', async () => {
    const rule = (id: string, test: string) => `<rule id="${id}"><inputEntry><text>${test}</text>
      </inputEntry><outputEntry><text>1</text></outputEntry></rule>`;
    const { code, out } = await check(
      `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d"
          namespace="urn:t"><decision id="e" name="e"><variable name="e"/><decisionTable id="t">
        <input><inputExpression><text>a</text></inputExpression></input><output name="o"/>
        ${rule('r1', '[1..5]')}${rule('r2', '[5..9]')}</decisionTable></decision></definitions>`,
    );
    expect(code).toBe(0);
    const problems = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(problems).toMatchObject([
      { rule: 'decision/table-gap', severity: 'warning', element: 't', line: 2 },
      { rule: 'decision/rule-overlap', severity: 'warning', element: 'r2' },
    ]);
  });

  it('wants exactly one model', async () => {
    expect((await play(['check'])).code).toBe(2);
  });
});
