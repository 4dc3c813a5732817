import { z } from 'zod';
import type { AccessPolicy, RouteInput } from '../../api/route.ts';
import { openableRecords } from '../../store/queries/visible.ts';
import type { Right } from '../principal.ts';
import { caseScope } from '../scope.ts';

const target = z.object({ id: z.coerce.number() });

/**
 * The case of `:id` for those who may open it: in their data scope, handled or started by them,
 * or with work that they could take. `rights` are needed besides. Others learn nothing of it.
 */
export function caseVisible(
  ...rights: readonly Right[]
): AccessPolicy<RouteInput<{ id: string }, unknown, unknown>> {
  return {
    name: ['case-visible', ...rights].join(':'),
    signedIn: true,
    rights,
    async allows(principal, input, { store, organisation }) {
      const { id } = target.parse(input.params);
      const scope = caseScope(principal, organisation);
      const viewer = { scope, candidateKeys: principal.candidateKeys };
      const seen = await openableRecords(store.read, [id], viewer);
      return seen.has(id) ? true : 'not-found';
    },
  };
}
