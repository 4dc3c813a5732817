/** Rows of people's work: tasks, records (cases), their index, clocks, supervision, notices. */
export interface TaskRow {
  id: number;
  instance_id: number;
  part: number;
  record_id: number | null;
  definition_id: number;
  element: string;
  /** State of the user-task chart. */
  state: string;
  revision: number;
  assignee: number | null;
  /** Unit that must do it, for data scope and heads; null where only people are named. */
  unit_id: number | null;
  created_at: number;
  claimed_at: number | null;
  ended_at: number | null;
  due_at: number | null;
  outcome: string | null;
  /** Who completed it. */
  ended_by: number | null;
  /** JSON of a saved draft. */
  draft: string | null;
}

/** Who may claim a task: `user:7`, `role:dispatcher`, `unit:12`, `unit-role:12:handler`. */
export interface CandidateRow {
  principal: string;
  task_id: number;
  /** The nearer of the task's and its case's, far in the future for none: the pool's order. */
  due_at: number;
}

/** A case: what people own. The JSON has every field; columns serve lists and locks. */
export interface RecordRow {
  id: number;
  pack: string;
  pack_version: number;
  revision: number;
  number: string;
  title: string;
  status: string;
  phase: string;
  /** Lead unit; null before dispatch. */
  unit_id: number | null;
  /** Unit of the place (town or street). */
  area_id: number | null;
  created_by: number | null;
  created_at: number;
  closed_at: number | null;
  due_at: number | null;
  /** `none`, `L1`, `L2`, `L3`: the highest open order. */
  supervision: string;
  confidential: number;
  anonymous: number;
  body: string;
}

/** Indexed values of the fields marked searchable: equality and prefix; personal ones by HMAC. */
export interface RecordFieldRow {
  record_id: number;
  field: string;
  value: string;
}

/** Two-character pieces of searchable text. */
export interface RecordGramRow {
  gram: string;
  record_id: number;
}

/** Who handles or handled a case always sees it. */
export interface RecordPersonRow {
  record_id: number;
  user_id: number;
}

/** A personal value kept outside the record, encrypted with the record's own key. */
export interface PersonalValueRow {
  record_id: number;
  field: string;
  key_id: number;
  cipher: string;
}

export interface HistoryLineRow {
  record_id: number;
  /** A drawn id, so that lines need no lock of the record; sorted by `at`, then `n`. */
  n: number;
  at: number;
  /** Key of the sentence, for example `task.completed`. */
  kind: string;
  actor_id: number | null;
  actor_name: string;
  element: string | null;
  task_id: number | null;
  /** JSON: from, to, outcome, opinion, clock effect. */
  data: string;
}

/** A running limit: of the case as a whole or of one step. */
export interface ClockRow {
  id: number;
  record_id: number;
  task_id: number | null;
  /** `case` or `step`. */
  kind: string;
  limit_text: string;
  started_at: number;
  /** JSON list of extensions and pauses. */
  changes: string;
  due_at: number;
  yellow_at: number;
  orange_at: number;
  /** `running`, `paused`, `stopped`. */
  state: string;
  stopped_at: number | null;
  breached_at: number | null;
  provisional: number;
}

export interface SupervisionOrderRow {
  id: number;
  record_id: number;
  level: string;
  /** `level` while open, null once closed: unique with record_id. */
  open_level: string | null;
  state: string;
  revision: number;
  reason: string;
  feedback: string | null;
  opened_by: number;
  opened_at: number;
  due_at: number;
  closed_at: number | null;
}

export interface NoticeRow {
  id: number;
  user_id: number;
  kind: string;
  record_id: number | null;
  data: string;
  created_at: number;
  read_at: number | null;
}

export interface AttachmentRow {
  id: number;
  record_id: number | null;
  field: string;
  name: string;
  media_type: string;
  size_bytes: number;
  sha256: string;
  created_by: number | null;
  created_at: number;
}

/** Private tracking link of a citizen, stored hashed. */
export interface TrackingRow {
  token_hash: string;
  record_id: number;
  created_at: number;
}

/** Counter of a number rule, one row a rule and period. */
export interface CounterRow {
  name: string;
  period: string;
  value: number;
}
