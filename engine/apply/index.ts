import { EngineError } from '../errors.ts';
import type { EngineRecord } from '../model/record.ts';
import type { Draft } from '../model/run.ts';
import { activityChosen } from './activity-chosen.ts';
import type { Applier } from './applier.ts';
import { bodyClosed } from './body-closed.ts';
import { bodyOpened } from './body-opened.ts';
import { callCancelled } from './call-cancelled.ts';
import { callCompleted } from './call-completed.ts';
import { callFailed } from './call-failed.ts';
import { callStarted } from './call-started.ts';
import { choiceClosed } from './choice-closed.ts';
import { compensationBegun } from './compensation-begun.ts';
import { compensationEnded } from './compensation-ended.ts';
import { conditionArmed } from './condition-armed.ts';
import { conditionDisarmed } from './condition-disarmed.ts';
import { conditionLapsed } from './condition-lapsed.ts';
import { conditionTriggered } from './condition-triggered.ts';
import { dataStateChanged } from './data-state-changed.ts';
import { decisionEvaluated } from './decision-evaluated.ts';
import { elementActivated } from './element-activated.ts';
import { elementCompensated } from './element-compensated.ts';
import { elementCompensating } from './element-compensating.ts';
import { elementCompleted } from './element-completed.ts';
import { elementResumed } from './element-resumed.ts';
import { elementSuspended } from './element-suspended.ts';
import { elementTerminated } from './element-terminated.ts';
import { errorThrown } from './error-thrown.ts';
import { escalationThrown } from './escalation-thrown.ts';
import { eventDelivered } from './event-delivered.ts';
import { eventThrown } from './event-thrown.ts';
import { flowTaken } from './flow-taken.ts';
import { gatewayReset } from './gateway-reset.ts';
import { gatewayStarted } from './gateway-started.ts';
import { incidentRaised } from './incident-raised.ts';
import { incidentResolved } from './incident-resolved.ts';
import { inputAwaited } from './input-awaited.ts';
import { inputForgone } from './input-forgone.ts';
import { inputSetChosen } from './input-set-chosen.ts';
import { iterationAdded } from './iteration-added.ts';
import { iterationBegun } from './iteration-begun.ts';
import { iterationEnded } from './iteration-ended.ts';
import { iterationRemoved } from './iteration-removed.ts';
import { jobCancelled } from './job-cancelled.ts';
import { jobCompleted } from './job-completed.ts';
import { jobCreated } from './job-created.ts';
import { jobFailed } from './job-failed.ts';
import { joinReopened } from './join-reopened.ts';
import { messageSent } from './message-sent.ts';
import { noticeSent } from './notice-sent.ts';
import { outputSetChosen } from './output-set-chosen.ts';
import { processCompleted } from './process-completed.ts';
import { processFailed } from './process-failed.ts';
import { processMigrated } from './process-migrated.ts';
import { processModified } from './process-modified.ts';
import { processResumed } from './process-resumed.ts';
import { processStarted } from './process-started.ts';
import { processSuspended } from './process-suspended.ts';
import { processTerminated } from './process-terminated.ts';
import { recordWritten } from './record-written.ts';
import { scopeClosed } from './scope-closed.ts';
import { scopeOpened } from './scope-opened.ts';
import { signalBroadcast } from './signal-broadcast.ts';
import { subscriptionClosed } from './subscription-closed.ts';
import { subscriptionOpened } from './subscription-opened.ts';
import { taskCompleted } from './task-completed.ts';
import { taskCreated } from './task-created.ts';
import { taskWithdrawn } from './task-withdrawn.ts';
import { timerArmed } from './timer-armed.ts';
import { timerDisarmed } from './timer-disarmed.ts';
import { timerTriggered } from './timer-triggered.ts';
import { tokenArrived } from './token-arrived.ts';
import { tokensReleased } from './tokens-released.ts';
import { triggerGathered } from './trigger-gathered.ts';
import { triggersReleased } from './triggers-released.ts';
import { variablesSet } from './variables-set.ts';
import { workReturned } from './work-returned.ts';

/** Every kind of record and every version of it that was ever released. */
export const appliers = [
  activityChosen,
  bodyClosed,
  bodyOpened,
  callCancelled,
  callCompleted,
  callFailed,
  callStarted,
  choiceClosed,
  compensationBegun,
  compensationEnded,
  conditionArmed,
  conditionDisarmed,
  conditionLapsed,
  conditionTriggered,
  escalationThrown,
  dataStateChanged,
  decisionEvaluated,
  elementActivated,
  elementCompensated,
  elementCompensating,
  elementCompleted,
  elementTerminated,
  elementResumed,
  elementSuspended,
  iterationAdded,
  iterationRemoved,
  processMigrated,
  processModified,
  errorThrown,
  eventDelivered,
  eventThrown,
  flowTaken,
  gatewayReset,
  gatewayStarted,
  incidentRaised,
  incidentResolved,
  inputAwaited,
  inputForgone,
  inputSetChosen,
  iterationBegun,
  iterationEnded,
  jobCancelled,
  jobCompleted,
  jobCreated,
  jobFailed,
  joinReopened,
  messageSent,
  noticeSent,
  outputSetChosen,
  processCompleted,
  processFailed,
  processResumed,
  processStarted,
  processSuspended,
  processTerminated,
  recordWritten,
  scopeClosed,
  scopeOpened,
  signalBroadcast,
  subscriptionClosed,
  subscriptionOpened,
  taskCompleted,
  taskCreated,
  taskWithdrawn,
  timerArmed,
  timerDisarmed,
  timerTriggered,
  tokenArrived,
  tokensReleased,
  triggerGathered,
  triggersReleased,
  variablesSet,
  workReturned,
] as readonly Applier<never>[];

const byKind = new Map(appliers.map((applier) => [`${applier.kind} ${applier.v}`, applier]));

/** Folds one stored record into the draft. */
export function applyRecord(draft: Draft, record: EngineRecord): void {
  const applier = byKind.get(`${record.kind} ${record.v}`);
  if (!applier) {
    throw new EngineError(
      'unknown-record',
      `Expected a known record but found ${record.kind} version ${record.v}`,
    );
  }
  draft.n = record.n;
  applier.apply(draft, record, record.data as never);
}
