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
import { schemaAbstractElement } from './schema-abstract-element.ts';
import { schemaAttributeMissing } from './schema-attribute-missing.ts';
import { schemaChildMissing } from './schema-child-missing.ts';
import { schemaChildOrder } from './schema-child-order.ts';
import { schemaChildRepeated } from './schema-child-repeated.ts';
import { schemaMisplacedElement } from './schema-misplaced-element.ts';
import { schemaTextMisplaced } from './schema-text-misplaced.ts';
import { schemaUnknownAttribute } from './schema-unknown-attribute.ts';
import { schemaUnknownElement } from './schema-unknown-element.ts';
import { schemaValueType } from './schema-value-type.ts';
import { schemaValueUnknown } from './schema-value-unknown.ts';
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
  schemaAbstractElement,
  schemaAttributeMissing,
  schemaChildMissing,
  schemaChildOrder,
  schemaChildRepeated,
  schemaMisplacedElement,
  schemaTextMisplaced,
  schemaUnknownAttribute,
  schemaUnknownElement,
  schemaValueType,
  schemaValueUnknown,
  taskNoAssignment,
];

/** A finding of a rule; `at` is its offset in the text where that is not the element's. */
export interface Found extends Problem {
  readonly at?: number;
}

export function checkRules(model: Model): Found[] {
  return rules.flatMap((rule) =>
    [...rule.check(model)].map(({ element, detail, at }) => ({
      ...fill(rule.id, rule, element, detail ?? ''),
      ...(at !== undefined && { at }),
    })),
  );
}
