import { z } from 'zod';
import type { AccessPolicy, RouteInput } from '../../api/route.ts';
import { workableTasks } from '../../store/queries/visible.ts';
import { caseScope } from '../scope.ts';

const target = z.object({ id: z.coerce.number() });

/**
 * The task of `:id` for its assignee, for whoever completed it and for those who could claim it.
 * The use case decides again, on the locked row, who may do what.
 */
export const taskWorkable: AccessPolicy<RouteInput<{ id: string }, unknown, unknown>> = {
  name: 'task-workable',
  signedIn: true,
  rights: ['task.work'],
  async allows(principal, input, { store, organisation }) {
    const { id } = target.parse(input.params);
    const scope = caseScope(principal, organisation);
    const viewer = { scope, candidateKeys: principal.candidateKeys };
    const seen = await workableTasks(store.read, [id], viewer);
    return seen.has(id) ? true : 'not-found';
  },
};
