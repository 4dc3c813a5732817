/** Rows of the organisation and of identity. */
export interface UnitRow {
  id: number;
  parent_id: number | null;
  code: string;
  name: string;
  /** `city`, `town`, `village`, `department`, `enterprise`. */
  kind: string;
  /** Ids from the root down, `/1/4/9/`: one index answers "and below". */
  path: string;
  quota: number | null;
  pilot: number;
  revision: number;
}

export interface PostRow {
  id: number;
  unit_id: number;
  name: string;
  role: string;
  quota: number | null;
  /** Head of the unit: the rule `unit-head`. */
  head: number;
}

export interface UserRow {
  id: number;
  login: string;
  name: string;
  password: string | null;
  totp_secret: string | null;
  /** 1 after a reset, until the person has chosen a password; null in rows of before. */
  password_expired: number | null;
  disabled: number;
  language: string;
  created_at: number;
  revision: number;
}

export interface UserPostRow {
  user_id: number;
  post_id: number;
}

export interface RoleRow {
  id: string;
  name_zh: string;
  name_en: string;
  /** JSON list of rights from the closed list. */
  rights: string;
  /** `own`, `unit`, `unit-below`, `named`, `all`. */
  scope: string;
}

export interface UserRoleRow {
  user_id: number;
  role: string;
  /** Units of the scope `named`, JSON list; else null. */
  units: string | null;
}

export interface GroupRow {
  id: number;
  name: string;
}

export interface GroupUserRow {
  group_id: number;
  user_id: number;
}

export interface SessionRow {
  token_hash: string;
  user_id: number;
  created_at: number;
  seen_at: number;
  expires_at: number;
  address: string;
}

/** Tries within a window, for limits that must be exact. */
export interface LimitRow {
  name: string;
  subject: string;
  window_start: number;
  count: number;
}
