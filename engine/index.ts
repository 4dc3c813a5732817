/** The only door of the engine. */
export { bpmnXml } from './compile/bpmn-xml.ts';
export { check, compile } from './compile/compile.ts';
export { default as liandongDescriptor } from './compile/liandong.json' with { type: 'json' };
export { readDecisions } from './decision/index.ts';
export type { EngineErrorCode } from './errors.ts';
export { EngineError } from './errors.ts';
export type {
  CompiledExpression,
  Evaluated,
  Expression,
  ExpressionProblem,
  Scope,
} from './expression/expression.ts';
export { compileFormExpression } from './expression/form.ts';
export { compileExpression, compileUnaryTests, fromJson, toJson } from './expression/index.ts';
export { charts, lifecycles } from './lifecycle/index.ts';
export type { Lifecycle } from './lifecycle/tabulate.ts';
export { migration } from './migration.ts';
export type { Decision, DecisionResult } from './model/decision.ts';
export type {
  Alarm,
  Collaboration,
  Compiled,
  Definition,
  Enabled,
  FieldAccess,
  MessageFlow,
  Outcome,
  Participant,
  ProcessSummary,
  StartSummary,
  UserTaskSummary,
  Waiting,
} from './model/definition.ts';
export type { Assignment, Effect, EffectKind } from './model/effect.ts';
export type { Environment } from './model/environment.ts';
export type { CallResult, Change, EngineEvent, EventKind, JobResult } from './model/event.ts';
export type { Instance, Part } from './model/instance.ts';
export type { MigrationPlan, MigrationProblem } from './model/migration.ts';
export type { Problem } from './model/problem.ts';
export type { EngineRecord } from './model/record.ts';
export type { RejectionCode, StepResult } from './model/result.ts';
export type { PassedStep, ReturnTarget } from './model/return.ts';
export type { Id, Json, Text, Variables } from './model/value.ts';
export { passedSteps } from './passed.ts';
export type { Live } from './query.ts';
export { enabledActivities, live, variables, waiting } from './query.ts';
export { lastVariables, replay } from './replay.ts';
export type {
  CaseStep,
  Difference,
  Expectation,
  PlayedCase,
  Simulated,
  SimulateOptions,
} from './simulate/case.ts';
export { simulate } from './simulate/index.ts';
export type { Playable, Played } from './simulate/player.ts';
export { Player } from './simulate/player.ts';
export { step } from './step.ts';
export { makeTracer } from './trace.ts';
