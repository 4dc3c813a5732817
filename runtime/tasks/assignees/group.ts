import { type AssigneeRule, nobody, textOf } from './rule.ts';

/** `group="inspection"` by name, or `of` by id: the people of the group may claim. */
export const group: AssigneeRule = (values, { organisation }) => {
  const name = textOf(values.group) ?? textOf(values.of);
  const id = typeof values.of === 'number' ? values.of : Number(name ?? Number.NaN);
  const found =
    organisation.groups().find((candidate) => candidate.name === name) ?? organisation.group(id);
  const working = (found?.users ?? []).some((member) => organisation.principal(member) !== null);
  if (found === null || !working) return nobody;
  return { assignee: null, unit: null, principals: [`group:${found.id}`] };
};
