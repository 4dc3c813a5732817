import type { Definition, Id, Variables } from '@liandong/engine';
import { type Advanced, advance } from '../../commit/advance.ts';
import type { Actor, Command, Context, Decision } from '../../commit/command.ts';
import type { TaskRow } from '../../store/rows/work.ts';

/** A process that tests and measurements drive; its commands are as the use cases'. */
export interface Measured {
  readonly definition: Definition;
  readonly definitionId: Id;
}

export interface Started {
  readonly instance: Id;
  readonly tasks: readonly { readonly id: Id; readonly part: number }[];
}

const clerk: Actor = { kind: 'user', id: 7, name: 'clerk', session: null, address: null };

const environment = {
  zone: 'Asia/Shanghai',
  record: {},
  case: {},
  initiator: null,
  resolve: () => null,
  due: (_limit: string, from: number) => from,
  decision: () => null,
};

const candidates = { assignee: null, unit: 3, principals: ['unit-role:3:clerk'] };

function tasksOf(advanced: Extract<Advanced, { ok: true }>): Started['tasks'] {
  return advanced.created.map(({ row }) => ({ id: row.id, part: row.part }));
}

const listed = { topic: 'task', subject: 'unit-role:3:clerk' };

export function start(
  { definition, definitionId }: Measured,
  variables: Variables,
): Command<Started> {
  return {
    name: 'start',
    actor: clerk,
    reads: {},
    decide(context) {
      const advanced = advance(context, null, {
        definition,
        definitionId,
        event: {
          kind: 'start',
          process: null,
          element: null,
          variables,
          parent: null,
        },
        actor: 'user:7',
        recordId: null,
        environment,
        resolveAssignees() {
          return candidates;
        },
      });
      if (!advanced.ok) return { ok: false, code: 'state-conflict', detail: advanced.detail };
      const { id } = advanced.instance.row;
      return {
        ok: true,
        answer: { instance: id, tasks: tasksOf(advanced) },
        writes: advanced.writes,
        correlations: advanced.correlations,
        instance: advanced.instance,
        changes: advanced.created.length > 0 ? [listed] : [],
        audit: { action: 'instance.started', object: { type: 'instance', id: String(id) } },
      };
    },
  };
}

export function claim(task: Id): Command<null> {
  return {
    name: 'claim',
    actor: clerk,
    reads: { task },
    decide(context): Decision<null> {
      const { task: row } = context;
      if (row === null) return { ok: false, code: 'not-found', detail: 'No such task' };
      if (row.state !== 'ready') return { ok: false, code: 'already-claimed', detail: '' };
      const set = {
        state: 'reserved',
        assignee: clerk.id,
        claimed_at: context.now,
        revision: row.revision + 1,
      };
      const expect = { revision: row.revision };
      return {
        ok: true,
        answer: null,
        writes: [
          { op: 'update', table: 'task', key: { id: task }, set, expect },
          { op: 'delete', table: 'candidate', key: { task_id: task } },
        ],
        changes: [listed, { topic: 'task', subject: 'user:7' }],
        audit: { action: 'task.claimed', object: { type: 'task', id: String(task) } },
      };
    },
  };
}

export function complete(
  measured: Measured,
  instance: Id,
  { id, part }: Started['tasks'][number],
): Command<Started['tasks']> {
  return {
    name: 'complete',
    actor: clerk,
    reads: { instance, task: id },
    decide(context) {
      return completeIn(context, measured, { id, part });
    },
  };
}

function completeIn(
  context: Context,
  { definition, definitionId }: Measured,
  { id, part }: Started['tasks'][number],
): Decision<Started['tasks']> {
  const { task } = context;
  if (task === null || context.instance === null) {
    return { ok: false, code: 'not-found', detail: 'No such task' };
  }
  const advanced = advance(context, context.instance, {
    definition,
    definitionId,
    event: { kind: 'complete-task', task: id, part, outcome: null, variables: { note: '已处理' } },
    actor: 'user:7',
    recordId: null,
    environment,
    resolveAssignees() {
      return candidates;
    },
  });
  if (!advanced.ok) return { ok: false, code: 'state-conflict', detail: advanced.detail };
  const set: Partial<TaskRow> = {
    state: 'completed',
    ended_at: context.now,
    ended_by: clerk.id,
    revision: task.revision + 1,
  };
  return {
    ok: true,
    answer: tasksOf(advanced),
    writes: [
      ...advanced.writes,
      { op: 'update', table: 'task', key: { id }, set, expect: { revision: task.revision } },
    ],
    instance: advanced.instance,
    correlations: advanced.correlations,
    changes: [{ topic: 'task', subject: 'user:7' }, listed],
    audit: { action: 'task.completed', object: { type: 'task', id: String(id) } },
  };
}
