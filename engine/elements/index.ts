import type { Element, Trigger } from '../model/graph.ts';
import { abstractTask } from './activities/abstract-task.ts';
import { adHocSubProcess } from './activities/ad-hoc-sub-process.ts';
import { businessRuleTask } from './activities/business-rule-task.ts';
import { callActivity } from './activities/call-activity.ts';
import { manualTask } from './activities/manual-task.ts';
import { receiveTask } from './activities/receive-task.ts';
import { scriptTask } from './activities/script-task.ts';
import { sendTask } from './activities/send-task.ts';
import { serviceTask } from './activities/service-task.ts';
import { subProcess } from './activities/sub-process.ts';
import { transaction } from './activities/transaction.ts';
import { userTask } from './activities/user-task.ts';
import { boundaryEvent } from './events/boundary-event.ts';
import { endEvent } from './events/end-event.ts';
import { intermediateCatchEvent } from './events/intermediate-catch-event.ts';
import { intermediateThrowEvent } from './events/intermediate-throw-event.ts';
import { startEvent } from './events/start-event.ts';
import { complexGateway } from './gateways/complex-gateway.ts';
import { eventBasedGateway } from './gateways/event-based-gateway.ts';
import { exclusiveGateway } from './gateways/exclusive-gateway.ts';
import { inclusiveGateway } from './gateways/inclusive-gateway.ts';
import { parallelGateway } from './gateways/parallel-gateway.ts';
import { cancelTrigger } from './triggers/cancel.ts';
import { compensationTrigger } from './triggers/compensation.ts';
import { conditionalTrigger } from './triggers/conditional.ts';
import { errorTrigger } from './triggers/error.ts';
import { escalationTrigger } from './triggers/escalation.ts';
import { linkTrigger } from './triggers/link.ts';
import { messageTrigger } from './triggers/message.ts';
import { noneTrigger } from './triggers/none.ts';
import { signalTrigger } from './triggers/signal.ts';
import { terminateTrigger } from './triggers/terminate.ts';
import { timerTrigger } from './triggers/timer.ts';

const all: readonly Element<unknown>[] = [
  abstractTask,
  adHocSubProcess,
  businessRuleTask,
  callActivity,
  manualTask,
  receiveTask,
  scriptTask,
  sendTask,
  serviceTask,
  subProcess,
  transaction,
  userTask,
  boundaryEvent,
  endEvent,
  intermediateCatchEvent,
  intermediateThrowEvent,
  startEvent,
  complexGateway,
  eventBasedGateway,
  exclusiveGateway,
  inclusiveGateway,
  parallelGateway,
];

/** Every BPMN element that runs, by its moddle type. */
export const elements: ReadonlyMap<string, Element<unknown>> = new Map(
  all.map((one) => [one.type, one]),
);

/** Every event definition that runs, by its moddle type; null is the none event. */
export const triggers: ReadonlyMap<string | null, Trigger<unknown>> = new Map(
  [
    noneTrigger,
    messageTrigger,
    signalTrigger,
    timerTrigger,
    errorTrigger,
    escalationTrigger,
    conditionalTrigger,
    linkTrigger,
    terminateTrigger,
    compensationTrigger,
    cancelTrigger,
  ].map((one) => [one.type, one]),
);
