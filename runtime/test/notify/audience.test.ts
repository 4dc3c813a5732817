import { describe, expect, it } from 'vitest';
import type { Principal } from '../../auth/principal.ts';
import type { Change } from '../../commit/command.ts';
import { Audience, audible, type Batch } from '../../notify/audience.ts';
import { openLive } from '../../notify/live.ts';
import { createStore } from '../../store/open.ts';
import type { RecordRow, TaskRow } from '../../store/rows/work.ts';
import { organisationOf } from '../org/build.ts';

const plan = {
  roles: { handler: ['unit', 'case.read', 'task.work'], leader: ['all', 'case.read'] },
  units: [
    { id: 1, code: 'a', path: '/1/' },
    { id: 2, code: 'b', path: '/2/' },
  ],
  posts: [
    { id: 11, unit: 1, role: 'handler' },
    { id: 12, unit: 2, role: 'handler' },
  ],
  users: [
    { id: 101, login: 'in-a', posts: [11] },
    { id: 102, login: 'in-b', posts: [12] },
    { id: 103, login: 'leader', roles: [{ role: 'leader' }] },
    { id: 104, login: 'nobody' },
    { id: 105, login: 'handled-it' },
  ],
} as const;

const record = (id: number, unit: number): RecordRow => ({
  id,
  pack: 'appeal',
  pack_version: 1,
  revision: 1,
  number: `n-${id}`,
  title: '',
  status: 'handling',
  phase: 'handle',
  unit_id: unit,
  area_id: null,
  created_by: null,
  created_at: 1,
  closed_at: null,
  due_at: null,
  supervision: 'none',
  confidential: 0,
  anonymous: 0,
  body: '{}',
});

const task = (id: number, recordId: number): TaskRow => ({
  id,
  instance_id: 1,
  part: 0,
  record_id: recordId,
  definition_id: 1,
  element: 'handle',
  state: 'ready',
  revision: 1,
  assignee: null,
  unit_id: null,
  created_at: 1,
  claimed_at: null,
  ended_at: null,
  due_at: null,
  outcome: null,
  ended_by: null,
  draft: null,
});

/** What a batch of changes to cases 7 (unit 1, claimable by unit 2) and 8 (unit 1) becomes. */
async function batchOf(changes: readonly Change[]): Promise<Batch> {
  const store = await createStore({ kind: 'memory' });
  await store.transaction(async (transaction) => {
    const principal = 'unit-role:2:handler';
    await transaction.apply([
      { op: 'insert', table: 'record', row: record(7, 1) },
      { op: 'insert', table: 'record', row: record(8, 1) },
      { op: 'insert', table: 'record_person', row: { record_id: 8, user_id: 105 } },
      { op: 'insert', table: 'task', row: task(70, 7) },
      { op: 'insert', table: 'candidate', row: { principal, task_id: 70, due_at: 1 } },
    ]);
  });
  const failed = (error: unknown) => {
    throw error;
  };
  const live = openLive(failed);
  const audience = new Audience({ live, read: store.read, gatherMs: 1, failed });
  const told = new Promise<Batch>((resolve) => {
    const stop = audience.listen((batch) => {
      stop();
      resolve(batch);
    });
  });
  live.publish(changes);
  const batch = await told;
  await store.close();
  return batch;
}

describe('who hears that a case changed', () => {
  it('is who may open it', async () => {
    const organisation = await organisationOf(plan);
    const batch = await batchOf([
      { topic: 'record', subject: '7' },
      { topic: 'record', subject: '8' },
      { topic: 'order', subject: '8' },
      { topic: 'organisation', subject: 'unit:1' },
      { topic: 'task', subject: '70' },
      { topic: 'task', subject: 'unit-role:1:handler' },
      { topic: 'notice', subject: 'user:104' },
    ]);
    const heardBy = (user: number) => {
      const principal = organisation.principal(user) as Principal;
      const heard = audible(batch, principal, organisation);
      return heard.map(({ topic, subject }) => `${topic} ${subject}`);
    };
    expect(heardBy(101)).toEqual([
      'record 7',
      'record 8',
      'order 8',
      'task ',
      'task unit-role:1:handler',
    ]);
    expect(heardBy(102)).toEqual(['record 7', 'task ']);
    expect(heardBy(103)).toEqual(['record 7', 'record 8', 'order 8']);
    expect(heardBy(104)).toEqual(['notice user:104']);
    expect(heardBy(105)).toEqual(['record 8', 'order 8']);
  });
});
