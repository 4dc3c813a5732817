import { type AssigneeRule, nobody, textOf } from './rule.ts';

/** `role="dispatcher"`: everybody who holds the role may claim. */
export const role: AssigneeRule = (values, { organisation }) => {
  const name = textOf(values.role) ?? textOf(values.of);
  if (name === null || organisation.byRole(name).length === 0) return nobody;
  return { assignee: null, unit: null, principals: [`role:${name}`] };
};
