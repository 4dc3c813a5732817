import { type AssigneeRule, textOf, toUnitRole, unitNamed } from './rule.ts';
import { unitHead } from './unit-head.ts';

/**
 * `of="record.unit" role="handler"`: those who hold a post of this role in the unit may claim;
 * where there is nobody, the head of the unit answers for it.
 */
export const unitRole: AssigneeRule = (values, context) => {
  const { organisation } = context;
  const found = toUnitRole(unitNamed(values.of, organisation), textOf(values.role), organisation);
  return found.principals.length > 0 || found.unit === null ? found : unitHead(values, context);
};
