/** Rows of the platform itself. */
export interface PackVersionRow {
  pack: string;
  version: number;
  /** JSON of pack.json. */
  manifest: string;
  hash: string;
  note: string;
  published_by: number | null;
  published_at: number;
  /** 1 for the version that new cases take. */
  current: number;
}

export interface ArtefactRow {
  pack: string;
  version: number;
  path: string;
  content: string;
  hash: string;
}

/** Working copy of an artefact in a designer. */
export interface DraftRow {
  pack: string;
  path: string;
  content: string;
  revision: number;
  saved_by: number;
  saved_at: number;
}

export interface NodeRow {
  id: number;
  /** Random name of the process that holds the number. */
  holder: string;
  heartbeat_at: number;
}

export interface IdBlockRow {
  name: string;
  next: number;
}

/** A change that the other nodes' caches must hear of. Key (node, n). */
export interface ChangeRow {
  node: number;
  n: number;
  topic: string;
  subject: string;
  at: number;
}

/** One line a write; chained within a node: hash = HMAC(key, previous hash + canonical row). */
export interface AuditRow {
  node: number;
  n: number;
  at: number;
  actor_id: number | null;
  actor_kind: string;
  session: string | null;
  address: string | null;
  action: string;
  object_type: string;
  object_id: string;
  result: string;
  data: string | null;
  key_id: number;
  hash: string;
}

export interface IdempotencyRow {
  scope: string;
  idempotency_key: string;
  fingerprint: string;
  answer: string;
  created_at: number;
}

export interface CalendarRow {
  id: string;
  version: number;
  zone: string;
  /** JSON: day kinds by year, segments, coverage. */
  data: string;
}

export interface SettingRow {
  name: string;
  value: string;
  revision: number;
}

/** Keys of personal values and of the audit chain, in the key store (a second file or schema). */
export interface KeyRow {
  id: number;
  purpose: string;
  subject: string | null;
  secret: string;
  created_at: number;
  erased_at: number | null;
}
