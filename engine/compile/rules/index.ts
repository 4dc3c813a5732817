import type { Problem } from '../../model/problem.ts';
import { fill } from '../problems.ts';
import { elementUnreachable } from './element-unreachable.ts';
import { eventBoundaryAttached } from './event-boundary-attached.ts';
import { eventBoundaryIncoming } from './event-boundary-incoming.ts';
import { eventDefinitionAllowed } from './event-definition-allowed.ts';
import { eventEndOutgoing } from './event-end-outgoing.ts';
import { eventSeveralStarts } from './event-several-starts.ts';
import { eventStartIncoming } from './event-start-incoming.ts';
import { eventSubProcess } from './event-sub-process.ts';
import { flowConditionMisplaced } from './flow-condition-misplaced.ts';
import { flowCrossesScope } from './flow-crosses-scope.ts';
import { flowDefaultWithCondition } from './flow-default-with-condition.ts';
import { flowEnds } from './flow-ends.ts';
import { gatewayEventTargets } from './gateway-event-targets.ts';
import { gatewayNoDefault } from './gateway-no-default.ts';
import { processNoneExecutable } from './process-none-executable.ts';
import type { Model, Rule } from './rule.ts';
import { taskNoAssignment } from './task-no-assignment.ts';

/** Every rule of the house. */
export const rules: readonly Rule[] = [
  elementUnreachable,
  eventBoundaryAttached,
  eventBoundaryIncoming,
  eventDefinitionAllowed,
  eventEndOutgoing,
  eventSeveralStarts,
  eventStartIncoming,
  eventSubProcess,
  flowConditionMisplaced,
  flowCrossesScope,
  flowDefaultWithCondition,
  flowEnds,
  gatewayEventTargets,
  gatewayNoDefault,
  processNoneExecutable,
  taskNoAssignment,
];

export function checkRules(model: Model): Problem[] {
  return rules.flatMap((rule) =>
    [...rule.check(model)].map(({ element, detail }) => fill(rule.id, rule, element, detail ?? '')),
  );
}
