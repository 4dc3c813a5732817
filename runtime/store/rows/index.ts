import type * as organisation from './organisation.ts';
import type * as platform from './platform.ts';
import type * as process from './process.ts';
import type * as work from './work.ts';

/** Every table with the shape of its rows: table name = key, lower case with underscores. */
export interface Tables {
  definition: process.DefinitionRow;
  instance: process.InstanceRow;
  part: process.PartRow;
  step: process.StepRow;
  timer: process.TimerRow;
  job: process.JobRow;
  subscription: process.SubscriptionRow;
  correlation: process.CorrelationRow;
  message: process.MessageRow;
  incident: process.IncidentRow;
  outbox: process.OutboxRow;
  bulk_operation: process.BulkOperationRow;
  bulk_result: process.BulkResultRow;
  task: work.TaskRow;
  candidate: work.CandidateRow;
  record: work.RecordRow;
  record_field: work.RecordFieldRow;
  record_gram: work.RecordGramRow;
  record_person: work.RecordPersonRow;
  personal_value: work.PersonalValueRow;
  history_line: work.HistoryLineRow;
  clock: work.ClockRow;
  supervision_order: work.SupervisionOrderRow;
  notice: work.NoticeRow;
  attachment: work.AttachmentRow;
  tracking: work.TrackingRow;
  counter: work.CounterRow;
  unit: organisation.UnitRow;
  post: organisation.PostRow;
  user_account: organisation.UserRow;
  user_post: organisation.UserPostRow;
  role: organisation.RoleRow;
  user_role: organisation.UserRoleRow;
  user_group: organisation.GroupRow;
  group_user: organisation.GroupUserRow;
  session: organisation.SessionRow;
  limit_count: organisation.LimitRow;
  pack_version: platform.PackVersionRow;
  artefact: platform.ArtefactRow;
  draft: platform.DraftRow;
  node: platform.NodeRow;
  id_block: platform.IdBlockRow;
  change_log: platform.ChangeRow;
  audit: platform.AuditRow;
  idempotency: platform.IdempotencyRow;
  calendar: platform.CalendarRow;
  setting: platform.SettingRow;
}

export type TableName = keyof Tables;
