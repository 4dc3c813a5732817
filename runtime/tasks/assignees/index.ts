import type { NewTask, ResolvedAssignees } from '../../effects/effect.ts';
import { adminRole } from '../../org/organisation.ts';
import { areaRole } from './area-role.ts';
import { group } from './group.ts';
import { groups } from './groups.ts';
import { initiator } from './initiator.ts';
import { role } from './role.ts';
import type { AssigneeRule, RuleContext } from './rule.ts';
import { unit } from './unit.ts';
import { unitHead } from './unit-head.ts';
import { unitRole } from './unit-role.ts';
import { user } from './user.ts';
import { users } from './users.ts';

/** Rules by the name that a model gives them in `<ld:assignment rule="...">`: one file each. */
export const assigneeRules: ReadonlyMap<string, AssigneeRule> = new Map([
  ['area-role', areaRole],
  ['group', group],
  ['groups', groups],
  ['initiator', initiator],
  ['role', role],
  ['unit', unit],
  ['unit-head', unitHead],
  ['unit-role', unitRole],
  ['user', user],
  ['users', users],
]);

/**
 * Who gets a task. One person named by a single rule has it at once; otherwise everybody who was
 * named may claim it. When nobody could, it waits in the administrators' queue.
 */
export function resolveAssignees(
  task: Pick<NewTask, 'assignments'>,
  context: RuleContext,
): ResolvedAssignees {
  const found = task.assignments.flatMap(({ rule, arguments: values }) => {
    const known = assigneeRules.get(rule);
    return known === undefined ? [] : [known(values, context)];
  });
  const unitId = found.find((result) => result.unit !== null)?.unit ?? null;
  const [only] = found;
  if (found.length === 1 && only !== undefined && only.assignee !== null) return only;
  const principals = found.flatMap((result) => [
    ...(result.assignee === null ? [] : [`user:${result.assignee}`]),
    ...result.principals,
  ]);
  if (principals.length > 0) {
    return { assignee: null, unit: unitId, principals: [...new Set(principals)] };
  }
  return { assignee: null, unit: unitId, principals: [`role:${adminRole}`], deserted: true };
}
