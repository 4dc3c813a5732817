/** Rows of running and ended processes. `json` columns hold text; the store never looks inside. */
export interface DefinitionRow {
  id: number;
  pack: string;
  /** Version of the pack it was published with, from 1. */
  version: number;
  /** BPMN id of the process. */
  process: string;
  /** File of the pack, for example `process.appeal.bpmn`. */
  path: string;
  published_at: number;
  /** Nothing new starts with it since then; null while it is active. */
  suspended_at: number | null;
  /** The operation that runs on its instances; null for none. */
  operation_id: number | null;
}

export interface InstanceRow {
  id: number;
  definition_id: number;
  process: string;
  state: string;
  revision: number;
  /** Number of the last record. */
  last_record: number;
  record_id: number | null;
  parent_instance: number | null;
  /** The call activity of the parent that waits for this instance. */
  parent_call: number | null;
  started_at: number;
  ended_at: number | null;
}

export interface PartRow {
  instance_id: number;
  part: number;
  body: string;
}

/** One step: the event with what it read and drew, and its records. Key (instance_id, n). */
export interface StepRow {
  instance_id: number;
  /** Number of the first record. */
  n: number;
  count: number;
  at: number;
  actor: string;
  /** JSON `{"event", "reads", "ids"}`. */
  event: string;
  /** JSON list of records, as `store/step-records.ts` writes them. */
  records: string;
}

export interface TimerRow {
  id: number;
  /** null for timers of services, such as limits. */
  instance_id: number | null;
  part: number;
  /** `engine`, `start`, `clock`, `order`: the handler in executor/. */
  kind: string;
  element: string;
  visible_at: number;
  attempts: number;
  /** What the handler needs, JSON. */
  data: string | null;
}

export interface JobRow {
  id: number;
  instance_id: number;
  part: number;
  element: string;
  type: string;
  input: string;
  retries: number;
  visible_at: number;
  /** Grows with each lease; a result with an old one is refused. */
  fence: number;
  error: string | null;
}

export interface SubscriptionRow {
  id: number;
  /** null for what starts an instance; then `definition_id` says of which process. */
  instance_id: number | null;
  /** Of what starts an instance: the number of the event definition. */
  part: number;
  element: string;
  /** `message`, `signal`; of starts `message-start`, `signal`, `timer`. */
  type: string;
  name: string;
  /** Empty string where there is no key; a message that starts an instance may have any. */
  correlation_key: string;
  definition_id: number | null;
}

/** The meeting point of a message being stored and a subscription being opened. */
export interface CorrelationRow {
  name: string;
  correlation_key: string;
  revision: number;
}

export interface MessageRow {
  id: number;
  name: string;
  correlation_key: string;
  payload: string;
  expires_at: number;
}

export interface IncidentRow {
  id: number;
  instance_id: number;
  part: number;
  element: string;
  code: string;
  detail: string;
  raised_at: number;
  cleared_at: number | null;
}

export interface OutboxRow {
  id: number;
  kind: string;
  data: string;
  visible_at: number;
  attempts: number;
}

/** An operation on all instances of a definition, done page by page. */
export interface BulkOperationRow {
  id: number;
  /** `suspend`, `resume`, `migrate`. */
  kind: string;
  definition_id: number;
  /** JSON: of a migration `{"to", "plan"}`. */
  data: string;
  /** Instances that were there when it began. */
  total: number;
  /** Instances up to here are done. */
  last_instance: number;
  actor_id: number | null;
  started_at: number;
  ended_at: number | null;
}

/** What an operation has done to one instance. Key (operation_id, instance_id). */
export interface BulkResultRow {
  operation_id: number;
  instance_id: number;
  /** `done`, or the code of the problem. */
  result: string;
  /** JSON `{"detail", "errors"}` of what was refused. */
  detail: string | null;
}
