import type { Id } from '@liandong/engine';
import type { Actor, Outcome } from '../../commit/command.ts';
import type { Services } from '../../services.ts';
import type { Write } from '../../store/write.ts';

/** Adds a group of users. `state-conflict` when the name is taken. */
export async function createGroup(
  services: Services,
  actor: Actor,
  group: { readonly name: string; readonly users: readonly Id[] },
): Promise<Outcome<{ readonly id: Id }>> {
  const { organisation } = services;
  const { name } = group;
  if (organisation.groups().some((other) => other.name === name)) {
    return { ok: false, code: 'state-conflict', detail: 'Expected a name that no group has' };
  }
  const errors = group.users.flatMap((user, at) =>
    organisation.person(user) === null
      ? [{ path: `users.${at}`, code: 'not-found', message: '不存在 / does not exist' }]
      : [],
  );
  if (errors.length > 0) {
    return { ok: false, code: 'invalid-field', detail: 'Expected users that exist', errors };
  }
  const users = [...new Set(group.users)];
  const outcome = await services.commit.run<{ id: Id }>({
    name: 'create-group',
    actor,
    reads: {},
    decide(context) {
      const id = context.nextId();
      const members = users.map(
        (user): Write => ({
          op: 'insert',
          table: 'group_user',
          row: { group_id: id, user_id: user },
        }),
      );
      return {
        ok: true,
        answer: { id },
        writes: [{ op: 'insert', table: 'user_group', row: { id, name } }, ...members],
        audit: {
          action: 'group.created',
          object: { type: 'group', id: String(id) },
          data: { users },
        },
        changes: [{ topic: 'organisation', subject: `group:${id}` }],
      };
    },
  });
  if (outcome.ok) await organisation.refresh();
  return outcome;
}
