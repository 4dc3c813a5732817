import type { Id } from '@liandong/engine';
import type { Actor, FieldError, Outcome } from '../../commit/command.ts';
import type { Services } from '../../services.ts';
import type { PostRow } from '../../store/rows/organisation.ts';

export interface NewPost {
  readonly unit: Id;
  readonly name: string;
  readonly role: string;
  readonly quota: number | null;
  readonly head: boolean;
}

/** Adds a post to a unit; its role is one that exists. */
export async function createPost(
  services: Services,
  actor: Actor,
  post: NewPost,
): Promise<Outcome<{ readonly id: Id }>> {
  const { organisation } = services;
  const message = '不存在 / does not exist';
  const errors: FieldError[] = [];
  if (organisation.unit(post.unit) === null)
    errors.push({ path: 'unit', code: 'not-found', message });
  if (organisation.role(post.role) === null)
    errors.push({ path: 'role', code: 'not-found', message });
  if (errors.length > 0) {
    return { ok: false, code: 'invalid-field', detail: 'Expected a unit and a role', errors };
  }
  const outcome = await services.commit.run<{ id: Id }>({
    name: 'create-post',
    actor,
    reads: {},
    decide(context) {
      const id = context.nextId();
      const { unit, name, role, quota, head } = post;
      const row: PostRow = { id, unit_id: unit, name, role, quota, head: head ? 1 : 0 };
      return {
        ok: true,
        answer: { id },
        writes: [{ op: 'insert', table: 'post', row }],
        audit: {
          action: 'post.created',
          object: { type: 'post', id: String(id) },
          data: { unit, role, head },
        },
        changes: [{ topic: 'organisation', subject: `post:${id}` }],
      };
    },
  });
  if (outcome.ok) await organisation.refresh();
  return outcome;
}
