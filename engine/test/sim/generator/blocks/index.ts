import type { Block } from '../block.ts';
import { abstractTask } from './abstract-task.ts';
import { adHocSubProcess } from './ad-hoc-sub-process.ts';
import { boundaryEvent } from './boundary-event.ts';
import { businessRuleTask } from './business-rule-task.ts';
import { callActivity } from './call-activity.ts';
import { compensationHandler } from './compensation-handler.ts';
import { complexGateway } from './complex-gateway.ts';
import { endEvent } from './end-event.ts';
import { eventBasedGateway } from './event-based-gateway.ts';
import { exclusiveGateway } from './exclusive-gateway.ts';
import { inclusiveGateway } from './inclusive-gateway.ts';
import { intermediateCatchEvent } from './intermediate-catch-event.ts';
import { intermediateThrowEvent } from './intermediate-throw-event.ts';
import { link } from './link.ts';
import { loop } from './loop.ts';
import { manualTask } from './manual-task.ts';
import { multiInstance } from './multi-instance.ts';
import { parallelGateway } from './parallel-gateway.ts';
import { receiveTask } from './receive-task.ts';
import { scriptTask } from './script-task.ts';
import { sendTask } from './send-task.ts';
import { sequence } from './sequence.ts';
import { serviceTask } from './service-task.ts';
import { standardLoop } from './standard-loop.ts';
import { startEvent } from './start-event.ts';
import { subProcess } from './sub-process.ts';
import { transaction } from './transaction.ts';
import { userTask } from './user-task.ts';

const all: readonly Block[] = [
  abstractTask,
  adHocSubProcess,
  boundaryEvent,
  businessRuleTask,
  callActivity,
  compensationHandler,
  complexGateway,
  endEvent,
  eventBasedGateway,
  exclusiveGateway,
  inclusiveGateway,
  intermediateCatchEvent,
  intermediateThrowEvent,
  link,
  loop,
  manualTask,
  multiInstance,
  parallelGateway,
  receiveTask,
  scriptTask,
  sendTask,
  sequence,
  serviceTask,
  standardLoop,
  startEvent,
  subProcess,
  transaction,
  userTask,
];

/** Every block by its name. */
export const blocks: ReadonlyMap<string, Block> = new Map(all.map((one) => [one.name, one]));
