import type { Problem } from '../../model/problem.ts';
import { fill } from '../problems.ts';
import { listOf } from '../reader.ts';
import { adHocEmpty } from './ad-hoc-empty.ts';
import { adHocStartEnd } from './ad-hoc-start-end.ts';
import { choreographyNotRun } from './choreography-not-run.ts';
import { compensationActivityRef } from './compensation-activity-ref.ts';
import { compensationBoundaryOutgoing } from './compensation-boundary-outgoing.ts';
import { compensationHandlerFlows } from './compensation-handler-flows.ts';
import { compensationNoHandler } from './compensation-no-handler.ts';
import { compensationNotMarked } from './compensation-not-marked.ts';
import { compensationUnattached } from './compensation-unattached.ts';
import { conversationNotRun } from './conversation-not-run.ts';
import { correlationBinding } from './correlation-binding.ts';
import { dataAssociationEnd } from './data-association-end.ts';
import { dataAssociationSources } from './data-association-sources.ts';
import { dataObjectHidden } from './data-object-hidden.ts';
import { dataObjectMissing } from './data-object-missing.ts';
import { dataSetForeign } from './data-set-foreign.ts';
import { dataSetOptional } from './data-set-optional.ts';
import { diagramShapeMissing } from './diagram-shape-missing.ts';
import { elementEndless } from './element-endless.ts';
import { elementNoId } from './element-no-id.ts';
import { elementUnreachable } from './element-unreachable.ts';
import { eventBoundaryAttached } from './event-boundary-attached.ts';
import { eventBoundaryIncoming } from './event-boundary-incoming.ts';
import { eventBoundaryOutgoing } from './event-boundary-outgoing.ts';
import { eventCancelBoundary } from './event-cancel-boundary.ts';
import { eventCancelOutside } from './event-cancel-outside.ts';
import { eventDefinitionAllowed } from './event-definition-allowed.ts';
import { eventEndOutgoing } from './event-end-outgoing.ts';
import { eventEndWithoutStart } from './event-end-without-start.ts';
import { eventErrorCode } from './event-error-code.ts';
import { eventEscalationMissing } from './event-escalation-missing.ts';
import { eventLinkAlone } from './event-link-alone.ts';
import { eventLinkFlows } from './event-link-flows.ts';
import { eventLinkSource } from './event-link-source.ts';
import { eventLinkTarget } from './event-link-target.ts';
import { eventLinkTwice } from './event-link-twice.ts';
import { eventNoneDefinition } from './event-none-definition.ts';
import { eventNotInterrupting } from './event-not-interrupting.ts';
import { eventParallelSingle } from './event-parallel-single.ts';
import { eventSeveralStarts } from './event-several-starts.ts';
import { eventStartIncoming } from './event-start-incoming.ts';
import { eventStartOutgoing } from './event-start-outgoing.ts';
import { eventSubProcess } from './event-sub-process.ts';
import { idOf, isDrawn } from './find.ts';
import { flowConditionMisplaced } from './flow-condition-misplaced.ts';
import { flowConditionNever } from './flow-condition-never.ts';
import { flowConditionalAlone } from './flow-conditional-alone.ts';
import { flowCrossesScope } from './flow-crosses-scope.ts';
import { flowDefaultForeign } from './flow-default-foreign.ts';
import { flowDefaultWithCondition } from './flow-default-with-condition.ts';
import { flowEnds } from './flow-ends.ts';
import { flowEndsDiffer } from './flow-ends-differ.ts';
import { gatewayConditionCovered } from './gateway-condition-covered.ts';
import { gatewayConditionTwice } from './gateway-condition-twice.ts';
import { gatewayDeadlock } from './gateway-deadlock.ts';
import { gatewayDirection } from './gateway-direction.ts';
import { gatewayDirectionFew } from './gateway-direction-few.ts';
import { gatewayDoubles } from './gateway-doubles.ts';
import { gatewayEventFew } from './gateway-event-few.ts';
import { gatewayEventInstantiate } from './gateway-event-instantiate.ts';
import { gatewayEventMixed } from './gateway-event-mixed.ts';
import { gatewayEventParallel } from './gateway-event-parallel.ts';
import { gatewayEventTargets } from './gateway-event-targets.ts';
import { gatewayFlowUnconditional } from './gateway-flow-unconditional.ts';
import { gatewayNeedless } from './gateway-needless.ts';
import { gatewayNoDefault } from './gateway-no-default.ts';
import { laneNodeForeign } from './lane-node-foreign.ts';
import { laneNodeTwice } from './lane-node-twice.ts';
import { loopBehaviourEvent } from './loop-behaviour-event.ts';
import { loopBothSizes } from './loop-both-sizes.ts';
import { messageFlowEnds } from './message-flow-ends.ts';
import { messageFlowSamePool } from './message-flow-same-pool.ts';
import { processEmpty } from './process-empty.ts';
import { processNoBeginning } from './process-no-beginning.ts';
import { processNoId } from './process-no-id.ts';
import { processNoneExecutable } from './process-none-executable.ts';
import { processPublicExecutable } from './process-public-executable.ts';
import { referenceWrongKind } from './reference-wrong-kind.ts';
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
import { taskReceiveInstantiate } from './task-receive-instantiate.ts';
import { taskRoleBoth } from './task-role-both.ts';

/** Every rule of the house. */
export const rules: readonly Rule[] = [
  adHocEmpty,
  adHocStartEnd,
  choreographyNotRun,
  compensationActivityRef,
  compensationBoundaryOutgoing,
  compensationHandlerFlows,
  compensationNoHandler,
  compensationNotMarked,
  compensationUnattached,
  conversationNotRun,
  correlationBinding,
  dataAssociationEnd,
  dataAssociationSources,
  dataObjectHidden,
  dataObjectMissing,
  dataSetForeign,
  dataSetOptional,
  diagramShapeMissing,
  elementEndless,
  elementNoId,
  elementUnreachable,
  eventBoundaryAttached,
  eventBoundaryIncoming,
  eventBoundaryOutgoing,
  eventCancelBoundary,
  eventCancelOutside,
  eventDefinitionAllowed,
  eventEndOutgoing,
  eventEndWithoutStart,
  eventErrorCode,
  eventEscalationMissing,
  eventLinkAlone,
  eventLinkFlows,
  eventLinkSource,
  eventLinkTarget,
  eventLinkTwice,
  eventNoneDefinition,
  eventNotInterrupting,
  eventParallelSingle,
  eventSeveralStarts,
  eventStartIncoming,
  eventStartOutgoing,
  eventSubProcess,
  flowConditionMisplaced,
  flowConditionNever,
  flowConditionalAlone,
  flowCrossesScope,
  flowDefaultForeign,
  flowDefaultWithCondition,
  flowEnds,
  flowEndsDiffer,
  gatewayConditionCovered,
  gatewayConditionTwice,
  gatewayDeadlock,
  gatewayDirection,
  gatewayDirectionFew,
  gatewayDoubles,
  gatewayEventFew,
  gatewayEventInstantiate,
  gatewayEventMixed,
  gatewayEventParallel,
  gatewayEventTargets,
  gatewayFlowUnconditional,
  gatewayNeedless,
  gatewayNoDefault,
  laneNodeForeign,
  laneNodeTwice,
  loopBehaviourEvent,
  loopBothSizes,
  messageFlowEnds,
  messageFlowSamePool,
  processEmpty,
  processNoBeginning,
  processNoId,
  processNoneExecutable,
  processPublicExecutable,
  referenceWrongKind,
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
  taskReceiveInstantiate,
  taskRoleBoth,
];

/** A finding of a rule; `at` is its offset in the text where that is not the element's. */
export interface Found extends Problem {
  readonly at?: number;
}

export function checkRules(model: Model): Found[] {
  const drawn = drawnIn(model);
  return rules.flatMap((rule) =>
    [...rule.check(model)].map(({ element, detail, at }) => ({
      ...fill(rule.id, rule, element, detail ?? ''),
      ...(rule.onlyToRun && element !== null && drawn.has(element) && { severity: 'warning' }),
      ...(at !== undefined && { at }),
    })),
  );
}

/** Ids of what need not be complete, since it is only drawn. */
function drawnIn({ root, all }: Model): ReadonlySet<string> {
  const processes = listOf(root, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process');
  if (!processes.some(isDrawn)) return new Set();
  return new Set(all.filter(isDrawn).map(idOf));
}
