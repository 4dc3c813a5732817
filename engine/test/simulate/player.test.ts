import { describe, expect, it } from 'vitest';
import { compile, type Instance, Player, replay } from '../../index.ts';

const xml = (content: string) =>
  '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" ' +
  `targetNamespace="urn:test">${content}</definitions>`;

const plain = ({ parts, ...rest }: Instance) => ({ ...rest, parts: [...parts.entries()] });

const flow = (source: string, target: string) =>
  `<sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}"/>`;

async function playerOf(content: string) {
  const { definition } = await compile(xml(content));
  if (!definition) throw new Error('Expected a definition but there is none');
  const player = new Player(definition);
  const waiting = () =>
    player.playable().flatMap(({ instance, element }) => (instance === null ? [] : [element]));
  const ended = () => [...player.instances.values()].map(({ state }) => state);
  /** Records of each instance fold to the instance, in play mode too. */
  const folds = () => {
    for (const [id, instance] of player.instances) {
      const records = player.log.flatMap((one) =>
        one.kind === 'record' && one.instance === id ? [one.record] : [],
      );
      expect(plain(replay(definition, id, records))).toEqual(plain(instance));
    }
  };
  return { player, waiting, ended, folds };
}

describe('the player', () => {
  it('completes what has nothing to wait for and takes the flow that a person chose', async () => {
    const { player, ended, folds, waiting } = await playerOf(
      '<process id="p"><startEvent id="s"/><userTask id="u"/><exclusiveGateway id="x"/>' +
        '<serviceTask id="a"/><intermediateCatchEvent id="c"><timerEventDefinition/>' +
        `</intermediateCatchEvent>${flow('s', 'u')}${flow('u', 'x')}${flow('x', 'a')}` +
        `${flow('x', 'c')}</process>`,
    );
    expect(player.playable().map(({ element }) => element)).toEqual(['s']);
    expect(player.trigger('s')).toBe(true);
    expect(ended()).toEqual(['completed']);
    player.choose('x', ['x-c']);
    player.waitAt('u');
    player.trigger('s');
    expect(waiting()).toEqual(['u']);
    player.trigger('u');
    expect(waiting()).toEqual(['c']);
    expect(player.trigger('c')).toBe(true);
    expect(player.trigger('c')).toBe(false);
    expect(ended()).toEqual(['completed', 'completed']);
    folds();
  });

  it('offers boundary events and event sub-processes until they interrupt', async () => {
    const { player, waiting, ended, folds } = await playerOf(
      '<process id="p"><startEvent id="s"/><subProcess id="sub"><receiveTask id="r"/>' +
        '<subProcess id="e" triggeredByEvent="true"><startEvent id="es">' +
        '<conditionalEventDefinition/></startEvent><receiveTask id="er"/>' +
        `${flow('es', 'er')}</subProcess></subProcess><boundaryEvent id="b" ` +
        'attachedToRef="sub" cancelActivity="false"><errorEventDefinition/></boundaryEvent>' +
        `${flow('s', 'sub')}</process>`,
    );
    player.trigger('s');
    expect(waiting()).toEqual(['b', 'r', 'es']);
    player.trigger('es');
    expect(waiting()).toEqual(['b', 'er']);
    player.trigger('b');
    expect(ended()).toEqual(['completed']);
    folds();
  });

  it('sends and receives along message flows in the order of the file', async () => {
    const { player, ended, waiting, folds } = await playerOf(
      '<collaboration id="c"><participant id="A" processRef="pa"/>' +
        '<participant id="B" processRef="pb"/><participant id="box"/>' +
        '<messageFlow id="call" sourceRef="a1" targetRef="B"/>' +
        '<messageFlow id="ask" sourceRef="a2" targetRef="b"/>' +
        '<messageFlow id="answer" sourceRef="b" targetRef="a2"/>' +
        '<messageFlow id="told" sourceRef="b" targetRef="box"/></collaboration>' +
        `<process id="pa"><startEvent id="sa"/><task id="a1"/><task id="a2"/>` +
        `${flow('sa', 'a1')}${flow('a1', 'a2')}</process>` +
        `<process id="pb"><startEvent id="sb"/><task id="b"/>${flow('sb', 'b')}</process>`,
    );
    player.waitAt('a2');
    player.trigger('sa');
    expect(waiting()).toEqual(['a2', 'b']);
    const before = player.log.length;
    expect(player.send('ask')).toBe(true);
    const since = player.log.slice(before);
    expect(since.flatMap((one) => (one.kind === 'message' ? one.flow : []))).toEqual([
      'ask',
      'answer',
      'told',
    ]);
    expect(ended()).toEqual(['active', 'completed']);
    player.trigger('a2');
    expect(ended()).toEqual(['completed', 'completed']);
    expect(player.send('none')).toBe(false);
    folds();
  });

  it('lets signals reach other pools, and what an activity handles not its boundary', async () => {
    const { player, ended, folds } = await playerOf(
      '<signal id="sig" name="sig"/><process id="pa"><startEvent id="sa"/><subProcess id="sub">' +
        '<intermediateThrowEvent id="t"><signalEventDefinition signalRef="sig"/>' +
        '</intermediateThrowEvent><receiveTask id="r"/><subProcess id="e" ' +
        'triggeredByEvent="true"><startEvent id="es"><signalEventDefinition signalRef="sig"/>' +
        `</startEvent></subProcess>${flow('t', 'r')}</subProcess><boundaryEvent id="b" ` +
        'attachedToRef="sub"><signalEventDefinition signalRef="sig"/></boundaryEvent>' +
        `<task id="after"/>${flow('sa', 'sub')}${flow('b', 'after')}</process>` +
        '<process id="pb"><startEvent id="sb"><signalEventDefinition signalRef="sig"/>' +
        `</startEvent><task id="tb"/>${flow('sb', 'tb')}</process>`,
    );
    player.trigger('sa');
    expect(ended()).toEqual(['completed', 'completed']);
    const entered = player.log.flatMap((one) =>
      one.kind === 'record' && one.record.kind === 'element-activated' ? [one.record.element] : [],
    );
    expect(entered).toContain('es');
    expect(entered).toContain('tb');
    expect(entered).not.toContain('b');
    folds();
  });

  it('plays called processes of the file and passes those of others', async () => {
    const { player, ended, waiting, folds } = await playerOf(
      '<process id="pa"><startEvent id="sa"/><callActivity id="c1" calledElement="else"/>' +
        `<callActivity id="c2" calledElement="pb"/>${flow('sa', 'c1')}${flow('c1', 'c2')}` +
        '</process><process id="pb"><startEvent id="sb"/><receiveTask id="r"/>' +
        `${flow('sb', 'r')}</process>`,
    );
    player.trigger('sa');
    expect(waiting()).toContain('r');
    player.trigger('r');
    expect(ended()).toEqual(['completed', 'completed']);
    folds();
  });

  it('stops models that go on for ever', async () => {
    const { player } = await playerOf(
      '<signal id="sig" name="sig"/><process id="p"><startEvent id="s">' +
        '<signalEventDefinition signalRef="sig"/></startEvent><endEvent id="e">' +
        `<signalEventDefinition signalRef="sig"/></endEvent>${flow('s', 'e')}</process>`,
    );
    player.trigger('s');
    expect(player.restless).toBe(true);
  });
});
