import { type AssigneeRule, personNamed, toPerson } from './rule.ts';

/** `of="record.dispatcher"`: the user with this id or login has it. */
export const user: AssigneeRule = (values, { organisation }) =>
  toPerson(personNamed(values.of ?? values.user, organisation));
