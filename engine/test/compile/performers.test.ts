import { describe, expect, it } from 'vitest';
import { chain } from '../helper.ts';
import { Session } from '../session.ts';

const ROLE = '<resourceAssignmentExpression><formalExpression>';
const END = '</formalExpression></resourceAssignmentExpression>';

const steps = (task: string): string =>
  `<startEvent id="s"/>${task}<endEvent id="e"/>${chain('s', 'a', 'e')}`;

const processOf = (content: string, root = ''): string =>
  `${root}<process id="p" isExecutable="true">${content}</process>`;

/** The assignments with which the first task is created. */
async function assigned(content: string, variables = {}, root = '') {
  const session = await Session.of(processOf(content, root));
  const { effects } = session.start(variables);
  const [task] = effects.filter((effect) => effect.kind === 'create-task');
  return task?.assignments;
}

const task = (inside: string): string => steps(`<userTask id="a">${inside}</userTask>`);

describe('performers', () => {
  it('are persons by an expression', async () => {
    const human = task(`<humanPerformer>${ROLE}handler.login${END}</humanPerformer>`);
    const found = await assigned(human, { handler: { login: 'ann' } });
    expect(found).toEqual([{ rule: 'user', arguments: { of: 'ann' } }]);
  });

  it('are potential owners as groups, by name where nothing in sight bears it', async () => {
    const owner = task(`<potentialOwner>${ROLE}front-desk${END}</potentialOwner>`);
    const plain = await assigned(owner);
    expect(plain).toEqual([{ rule: 'groups', arguments: { of: 'front-desk' } }]);
    const variable = task(`<potentialOwner>${ROLE}team${END}</potentialOwner>`);
    const listed = await assigned(variable, { team: ['A', 'B'] });
    expect(listed).toEqual([{ rule: 'groups', arguments: { of: ['A', 'B'] } }]);
  });

  it('are users and groups as Activiti writes them', async () => {
    const owner = task(`<potentialOwner>${ROLE}user(ann), group(\${team})${END}</potentialOwner>`);
    const found = await assigned(owner, { team: 'staff' });
    expect(found).toEqual([
      { rule: 'user', arguments: { of: 'ann' } },
      { rule: 'groups', arguments: { of: 'staff' } },
    ]);
  });

  it('are resources, whose parameters are the arguments of our rules', async () => {
    const resources = `<resource id="r1" name="dispatcher"/>
      <resource id="r2" name="unit-role">
      <resourceParameter id="p1" name="of"/><resourceParameter id="p2" name="role"/></resource>`;
    const binding = (parameter: string, text: string): string =>
      `<resourceParameterBinding parameterRef="${parameter}">
        <formalExpression>${text}</formalExpression></resourceParameterBinding>`;
    const owner = task(
      `<potentialOwner><resourceRef>r1</resourceRef></potentialOwner>
       <performer><resourceRef>r2</resourceRef>
        ${binding('p1', 'home')}${binding('p2', 'handler')}</performer>`,
    );
    const found = await assigned(owner, { home: 'U12' }, resources);
    expect(found).toEqual([
      { rule: 'groups', arguments: { group: 'dispatcher' } },
      { rule: 'unit-role', arguments: { of: 'U12', role: 'handler' } },
    ]);
  });

  it('are those of the innermost lane that says any, after those of the task', async () => {
    const rule = (role: string): string =>
      `<extensionElements><ld:assignment rule="role" role="${role}"/></extensionElements>`;
    const lanes = `<laneSet id="ls"><lane id="outer">
      ${rule('city')}<flowNodeRef>a</flowNodeRef>
      <childLaneSet id="cs"><lane id="inner"><flowNodeRef>a</flowNodeRef></lane>
      <lane id="desk" partitionElementRef="r"><flowNodeRef>b</flowNodeRef></lane>
      </childLaneSet></lane></laneSet>`;
    const content = `${lanes}<startEvent id="s"/><userTask id="a"/><userTask id="b"/>
      <userTask id="c">${rule('own')}</userTask><endEvent id="e"/>
      ${chain('s', 'a', 'b', 'c', 'e')}`;
    const resource = '<resource id="r" name="desk"/>';
    const { definition } = await Session.of(processOf(content, resource));
    expect(definition.userTask('a')?.assignments).toEqual([{ rule: 'role', role: 'city' }]);
    expect(definition.userTask('b')?.assignments).toEqual([{ rule: 'groups', group: 'desk' }]);
    expect(definition.userTask('c')?.assignments).toEqual([{ rule: 'role', role: 'own' }]);
  });

  it('are those of the process where nothing nearer says any', async () => {
    const owner = `<potentialOwner>${ROLE}desk${END}</potentialOwner>`;
    const { definition } = await Session.of(processOf(`${task('')}${owner}`));
    expect(definition.userTask('a')?.assignments).toEqual([{ rule: 'groups', of: 'desk' }]);
  });

  it('reach the steps of a sub-process in the lane', async () => {
    const content = `<laneSet id="ls"><lane id="l" partitionElementRef="r">
      <flowNodeRef>sub</flowNodeRef></lane></laneSet>
      <startEvent id="s"/><subProcess id="sub"><userTask id="in"/></subProcess>
      <endEvent id="e"/>${chain('s', 'sub', 'e')}`;
    const { definition } = await Session.of(processOf(content, '<resource id="r" name="desk"/>'));
    expect(definition.userTask('in')?.assignments).toEqual([{ rule: 'groups', group: 'desk' }]);
  });
});

describe('operations', () => {
  it('name the message of who receives it', async () => {
    const root = `<interface id="i" name="Mail">
      <operation id="o" name="get"><inMessageRef>m</inMessageRef>
      </operation></interface><message id="m" name="news"/>`;
    const content = steps('<receiveTask id="a" operationRef="o"/>');
    const session = await Session.of(processOf(content, root));
    const { effects } = session.start();
    expect(effects).toMatchObject([{ kind: 'open-subscription', name: 'news' }]);
  });

  it('name the job of a service task', async () => {
    const root = `<interface id="i" name="Mail">
      <operation id="o" name="send"><inMessageRef>m</inMessageRef>
      </operation></interface><message id="m"/>`;
    const content = steps('<serviceTask id="a" operationRef="o"/>');
    const session = await Session.of(processOf(content, root));
    const { effects } = session.start();
    expect(effects).toMatchObject([{ kind: 'create-job', type: 'send' }]);
  });
});
