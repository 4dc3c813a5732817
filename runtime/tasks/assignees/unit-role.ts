import { type AssigneeRule, textOf, toUnitRole, unitNamed } from './rule.ts';

/** `of="record.unit" role="handler"`: those who hold a post of this role in the unit may claim. */
export const unitRole: AssigneeRule = (values, { organisation }) =>
  toUnitRole(unitNamed(values.of, organisation), textOf(values.role), organisation);
