import type { Actor, Outcome } from '../../commit/command.ts';
import type { Role } from '../../org/model.ts';
import type { Services } from '../../services.ts';
import type { Write } from '../../store/write.ts';

/**
 * Brings the roles of a pack or of the platform in: those that exist keep what an administrator
 * made of them, new ones are added.
 */
export async function addRoles(
  services: Services,
  actor: Actor,
  roles: readonly Role[],
): Promise<Outcome<{ readonly added: readonly string[] }>> {
  const outcome = await services.commit.run<{ added: readonly string[] }>({
    name: 'add-roles',
    actor,
    reads: { rows: roles.map((role) => ({ table: 'role', key: { id: role.id } }) as const) },
    decide(context) {
      const missing = roles.filter((role) => context.row('role', { id: role.id }) === null);
      const added = missing.map((role) => role.id);
      return {
        ok: true,
        answer: { added },
        writes: missing.map(
          ({ id, name, rights, scope }): Write => ({
            op: 'insert',
            table: 'role',
            row: { id, name_zh: name.zh, name_en: name.en, rights: JSON.stringify(rights), scope },
          }),
        ),
        audit: { action: 'roles.added', object: { type: 'role', id: '*' }, data: { added } },
        changes: [{ topic: 'organisation', subject: 'roles' }],
      };
    },
  });
  if (outcome.ok) await services.organisation.refresh();
  return outcome;
}
