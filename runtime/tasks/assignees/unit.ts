import { type AssigneeRule, nobody, unitNamed } from './rule.ts';

/** `of="record.unit"`: everybody with a post in the unit may claim. */
export const unit: AssigneeRule = (values, { organisation }) => {
  const found = unitNamed(values.of, organisation);
  if (found === null) return nobody;
  const principals = organisation.byUnit(found.id).length > 0 ? [`unit:${found.id}`] : [];
  return { assignee: null, unit: found.id, principals };
};
