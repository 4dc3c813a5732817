import { type Id, waiting } from '@liandong/engine';
import { advance } from '../../runtime/commit/advance.ts';
import type { Actor, Command, Context, Decision } from '../../runtime/commit/command.ts';
import type { Measured } from '../../runtime/test/process/commands.ts';

/** A process that is never done: each completed task counts one up and opens the next. */
export const hotXml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  id="hot-model" targetNamespace="urn:liandong:bench">
<process id="hot" isExecutable="true"><startEvent id="start"/><exclusiveGateway id="merge"/>
<userTask id="task"/><sequenceFlow id="a" sourceRef="start" targetRef="merge"/>
<sequenceFlow id="b" sourceRef="merge" targetRef="task"/>
<sequenceFlow id="c" sourceRef="task" targetRef="merge"/></process></definitions>`;

const clerk: Actor = { kind: 'user', id: 8, name: 'clerk', session: null, address: null };

const environment = {
  zone: 'Asia/Shanghai',
  record: {},
  case: {},
  initiator: null,
  resolve: () => null,
  due: (_limit: string, from: number) => from,
  decision: () => null,
};

/** Completes whatever task the instance waits at, so that every call has something to do. */
export function bump(measured: Measured, instance: Id): Command<null> {
  return {
    name: 'bump',
    actor: clerk,
    reads: { instance },
    decide(context) {
      return bumpIn(context, measured);
    },
  };
}

function bumpIn(context: Context, { definition, definitionId }: Measured): Decision<null> {
  const [found] = context.instance === null ? [] : waiting(context.instance.instance);
  if (found === undefined) return { ok: false, code: 'not-found', detail: 'No task waits' };
  const advanced = advance(context, context.instance, {
    definition,
    definitionId,
    event: {
      kind: 'complete-task',
      task: found.id,
      part: found.part,
      outcome: null,
      variables: {},
    },
    actor: 'user:8',
    recordId: null,
    environment,
    resolveAssignees() {
      return { assignee: null, unit: 4, principals: ['unit-role:4:clerk'] };
    },
  });
  if (!advanced.ok) return { ok: false, code: 'state-conflict', detail: advanced.detail };
  const set = { state: 'completed', ended_at: context.now, ended_by: clerk.id };
  const { instance, correlations } = advanced;
  return {
    ok: true,
    answer: null,
    writes: [
      ...advanced.writes,
      { op: 'update', table: 'task', key: { id: found.id }, set, add: { revision: 1 } },
    ],
    instance,
    correlations,
    audit: { action: 'task.completed', object: { type: 'task', id: String(found.id) } },
  };
}
