import { type AssigneeRule, nobody, personNamed } from './rule.ts';

/** `user="wang"`, or `of` with one person or a list of them: each of them may claim. */
export const users: AssigneeRule = (values, { organisation }) => {
  const named = Array.isArray(values.of) ? values.of : [values.of ?? values.user ?? null];
  const found = named.flatMap((one) => personNamed(one, organisation) ?? []);
  return { ...nobody, principals: found.map(({ id }) => `user:${id}`) };
};
