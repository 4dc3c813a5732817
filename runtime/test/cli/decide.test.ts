import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { play } from './play.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liandong-decide-'));
  await writeFile(join(folder, 'limit.dmn'), table);
  await writeFile(join(folder, 'in.json'), JSON.stringify({ priority: 'urgent' }));
});
afterAll(() => rm(folder, { recursive: true }));

const rule = (id: string, priority: string, limit: string): string => `
  <rule id="${id}"><inputEntry id="${id}-i"><text>${priority}</text></inputEntry>
    <outputEntry id="${id}-o"><text>"${limit}"</text></outputEntry></rule>`;

const table = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="limits" name="limits"
    namespace="urn:test">
  <inputData id="priority" name="priority"><variable id="v" name="priority"/></inputData>
  <decision id="limit" name="limit"><variable id="w" name="limit"/>
    <informationRequirement id="r"><requiredInput href="#priority"/></informationRequirement>
    <decisionTable id="t" hitPolicy="UNIQUE">
      <input id="i"><inputExpression id="e" typeRef="string"><text>priority</text></inputExpression>
      </input>
      <output id="o" name="limit" typeRef="string"/>
      ${rule('rule-1', '"urgent"', '24h')}
      ${rule('rule-2', 'not("urgent")', '5wd')}
    </decisionTable>
  </decision>
</definitions>`;

const decide = (...args: string[]) => play(['decide', ...args], {}, folder);

describe('liandong decide', () => {
  it('prints what each decision says', async () => {
    const { code, out } = await decide('limit.dmn', '--input', 'in.json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      decision: 'limit',
      value: '24h',
      matched: ['rule-1'],
      errors: [],
    });
  });

  it('takes one decision by its id', async () => {
    const one = await decide('limit.dmn', '--input', 'in.json', '--decision', 'limit');
    expect(one).toMatchObject({ code: 0, err: '' });
    const none = await decide('limit.dmn', '--input', 'in.json', '--decision', 'other');
    expect(none).toEqual({ code: 1, out: '', err: 'Expected one of limit\n' });
  });

  it('refuses broken models and inputs', async () => {
    await writeFile(join(folder, 'broken.dmn'), '<definitions');
    expect(await decide('broken.dmn', '--input', 'in.json')).toMatchObject({ code: 1, err: '' });
    await writeFile(join(folder, 'list.json'), '[1]');
    expect(await decide('limit.dmn', '--input', 'list.json')).toEqual({
      code: 1,
      out: '',
      err: 'Expected a JSON object in list.json\n',
    });
    await writeFile(join(folder, 'text.json'), '{');
    expect((await decide('limit.dmn', '--input', 'text.json')).code).toBe(1);
  });

  it('takes the files that a model imports', async () => {
    const model = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
    const importing = `<definitions xmlns="${model}" id="m" name="m" namespace="urn:main">
      <import name="lim" namespace="urn:test" importType="${model}"/>
      <decision id="main" name="main"><variable name="main"/>
        <informationRequirement><requiredDecision href="urn:test#limit"/></informationRequirement>
        <literalExpression><text>"at most " + lim.limit</text></literalExpression>
      </decision></definitions>`;
    await writeFile(join(folder, 'main.dmn'), importing);
    const found = await decide('main.dmn', '--input', 'in.json', '--imported', 'limit.dmn');
    expect(JSON.parse(found.out)).toMatchObject({ decision: 'main', value: 'at most 24h' });
    const missing = await decide('main.dmn', '--input', 'in.json', '--imported', 'none.dmn');
    expect(missing).toEqual({ code: 1, out: '', err: 'Cannot read none.dmn: ENOENT\n' });
    expect((await decide('main.dmn', '--input', 'in.json')).code).toBe(1);
  });

  it('wants an input', async () => {
    expect((await decide('limit.dmn')).code).toBe(2);
  });
});
