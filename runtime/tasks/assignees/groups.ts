import { group } from './group.ts';
import { role } from './role.ts';
import { type AssigneeRule, nobody } from './rule.ts';

/** `group="staff"`, or `of` with one name or a list: people of the groups or roles may claim. */
export const groups: AssigneeRule = (values, context) => {
  const named = Array.isArray(values.of) ? values.of : [values.of ?? values.group ?? null];
  const principals = named.flatMap((of) => {
    const own = group({ of }, context).principals;
    return own.length > 0 ? own : role({ of }, context).principals;
  });
  return { ...nobody, principals };
};
