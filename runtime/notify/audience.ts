import type { Id } from '@liandong/engine';
import type { Principal } from '../auth/principal.ts';
import { caseScope, userOf } from '../auth/scope.ts';
import type { Change } from '../commit/command.ts';
import type { Organisation } from '../org/organisation.ts';
import type { Reader } from '../store/port.ts';
import { openableRecords, workableTasks } from '../store/queries/visible.ts';

const topics = new Set(['task', 'record', 'notice', 'order']);

/** More changed things than this are told as one: reload the list. */
const singleMax = 50;

function ids(changes: readonly Change[], wanted: readonly string[]): readonly Id[] {
  const subjects = changes.filter(({ topic }) => wanted.includes(topic)).map((c) => c.subject);
  return [...new Set(subjects)].filter((subject) => /^[0-9]{1,16}$/.test(subject)).map(Number);
}

/**
 * Those of the changes that a person may hear of: own tasks and lists, notices to the person,
 * cases that the person may open. What cannot be said singly is said as `{topic, subject: ''}`.
 */
export async function audible(
  changes: readonly Change[],
  principal: Principal,
  { read, organisation }: { readonly read: Reader; readonly organisation: Organisation },
): Promise<readonly Change[]> {
  const open = changes.filter(({ topic }) => topics.has(topic));
  if (open.length === 0) return [];
  if (open.length > singleMax) {
    return [...new Set(open.map(({ topic }) => topic))].map((topic) => ({ topic, subject: '' }));
  }
  const viewer = {
    scope: caseScope(principal, organisation),
    candidateKeys: principal.candidateKeys,
  };
  const [records, tasks] = await Promise.all([
    openableRecords(read, ids(open, ['record', 'order']), viewer),
    workableTasks(read, ids(open, ['task']), viewer),
  ]);
  const user = String(userOf(principal));
  const keys = new Set(principal.candidateKeys);
  return open.filter(({ topic, subject }) => {
    if (topic === 'notice') return subject === user || subject === `user:${user}`;
    if (topic === 'task') return keys.has(subject) || tasks.has(Number(subject));
    return records.has(Number(subject));
  });
}
