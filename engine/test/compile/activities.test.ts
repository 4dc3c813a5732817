import { describe, expect, it } from 'vitest';
import { check, compile } from '../../index.ts';
import { chain, model } from '../helper.ts';

const around = (content: string): string =>
  `<startEvent id="s"/>${content}<endEvent id="e"/>${chain('s', 'a', 'e')}`;

const rulesOf = async (content: string): Promise<string[]> =>
  (await check(model(around(content)))).map(({ rule }) => rule);

const loop = (attributes: string, content = ''): string =>
  `<task id="a"><standardLoopCharacteristics ${attributes}>${content}
    </standardLoopCharacteristics></task>`;

describe('check of activities', () => {
  it('refuses a loop that nothing ends', async () => {
    expect(await rulesOf(loop(''))).toEqual(['activity/loop-without-end']);
    expect(await rulesOf(loop('loopMaximum="3"'))).toEqual([]);
    const condition = '<loopCondition xsi:type="tFormalExpression">n &lt; 3</loopCondition>';
    expect(await rulesOf(loop('testBefore="true"', condition))).toEqual([]);
  });

  it('refuses a maximum of a loop that is no count', async () => {
    expect(await rulesOf(loop('loopMaximum="-1"'))).toContain('activity/loop-maximum');
    expect(await rulesOf(loop('loopMaximum="many"'))).toContain('activity/loop-maximum');
  });

  it.each(['startQuantity', 'completionQuantity'])('refuses a %s below one', async (name) => {
    expect(await rulesOf(`<task id="a" ${name}="0"/>`)).toEqual(['activity/quantity']);
    expect(await rulesOf(`<task id="a" ${name}="1001"/>`)).toEqual(['activity/quantity']);
    expect(await rulesOf(`<task id="a" ${name}="2"/>`)).toEqual([]);
  });

  it('refuses a complex behavior without a condition or an event that can be thrown', async () => {
    const many = (content: string): string =>
      `<task id="a"><multiInstanceLoopCharacteristics behavior="Complex">
        <loopCardinality>2</loopCardinality><complexBehaviorDefinition>${content}
        </complexBehaviorDefinition></multiInstanceLoopCharacteristics></task>`;
    const rule = 'activity/behavior-incomplete';
    const timer = '<event><timerEventDefinition/></event>';
    expect(await rulesOf(many('<condition>true</condition>'))).toContain(rule);
    expect(await rulesOf(many(`<condition>true</condition>${timer}`))).toContain(rule);
  });

  it('reads a global task as the task that its call is', async () => {
    const text = model(`<globalUserTask id="g" name="Check" ld:form="f"/>
      <globalScriptTask id="h" scriptLanguage="feel"><script>1</script></globalScriptTask>
      <process id="p" isExecutable="true"><startEvent id="s"/>
      <callActivity id="a" calledElement="g"/><callActivity id="b" calledElement="h"/>
      <endEvent id="e"/>${chain('s', 'a', 'b', 'e')}</process>`);
    expect((await check(text)).filter(({ severity }) => severity === 'error')).toEqual([]);
    const { definition } = await compile(text);
    expect(definition?.userTask('a')).toMatchObject({
      element: 'a',
      process: 'p',
      name: 'Check',
      form: 'f',
    });
    expect(definition?.userTask('b')).toBeNull();
  });
});
