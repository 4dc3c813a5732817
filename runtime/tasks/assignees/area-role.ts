import { type AssigneeRule, textOf, toUnitRole, unitNamed } from './rule.ts';

/**
 * `of="record.town" role="town-dispatcher"`: those of the unit that the place lies in, or of the
 * next one above it that has somebody with the role.
 */
export const areaRole: AssigneeRule = (values, { organisation }) => {
  const name = textOf(values.role);
  const area = unitNamed(values.of, organisation);
  let unit = area;
  while (unit !== null) {
    const found = toUnitRole(unit, name, organisation);
    if (found.principals.length > 0) return found;
    unit = unit.parent === null ? null : organisation.unit(unit.parent);
  }
  return toUnitRole(area, name, organisation);
};
