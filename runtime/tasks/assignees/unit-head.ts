import { type AssigneeRule, nobody, unitNamed } from './rule.ts';

/** `of="record.unit"`: the head of the unit has it; several heads may claim. */
export const unitHead: AssigneeRule = (values, { organisation }) => {
  const unit = unitNamed(values.of, organisation);
  if (unit === null) return nobody;
  const heads = organisation.heads(unit.id);
  const [only] = heads;
  if (heads.length === 1 && only !== undefined) {
    return { assignee: only.id, unit: unit.id, principals: [] };
  }
  return { assignee: null, unit: unit.id, principals: heads.map(({ id }) => `user:${id}`) };
};
