import { type AssigneeRule, nobody, personNamed, toPerson } from './rule.ts';

/** Who started the case has it. */
export const initiator: AssigneeRule = (_values, { organisation, initiator: started }) =>
  started === null ? nobody : toPerson(personNamed(started, organisation));
