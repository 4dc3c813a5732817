import type {
  ArtefactRow,
  AuditRow,
  CalendarRow,
  ChangeRow,
  DraftRow,
  IdBlockRow,
  IdempotencyRow,
  NodeRow,
  PackVersionRow,
  SettingRow,
} from '../rows/platform.ts';
import { table } from './table.ts';

/** Tables of packs, drafts, nodes, id blocks, changes, audit, idempotency, calendars, settings. */
export const platformTables = {
  pack_version: table<PackVersionRow>(
    {
      pack: 'word',
      version: 'integer',
      manifest: 'text',
      hash: 'word',
      note: 'text',
      published_by: 'id?',
      published_at: 'instant',
      current: 'flag',
    },
    { key: ['pack', 'version'] },
  ),
  artefact: table<ArtefactRow>(
    {
      pack: 'word',
      version: 'integer',
      path: 'name',
      content: 'text',
      hash: 'word',
    },
    { key: ['pack', 'version', 'path'] },
  ),
  draft: table<DraftRow>(
    {
      pack: 'word',
      path: 'name',
      content: 'text',
      revision: 'integer',
      saved_by: 'id',
      saved_at: 'instant',
    },
    { key: ['pack', 'path'] },
  ),
  node: table<NodeRow>(
    {
      id: 'integer',
      holder: 'word',
      heartbeat_at: 'instant',
    },
    { key: ['id'] },
  ),
  id_block: table<IdBlockRow>(
    {
      name: 'word',
      next: 'id',
    },
    { key: ['name'] },
  ),
  change_log: table<ChangeRow>(
    {
      node: 'integer',
      n: 'id',
      topic: 'word',
      subject: 'name',
      at: 'instant',
    },
    { key: ['node', 'n'], indexes: [['at']] },
  ),
  audit: table<AuditRow>(
    {
      node: 'integer',
      n: 'id',
      at: 'instant',
      actor_id: 'id?',
      actor_kind: 'word',
      session: 'name?',
      address: 'name?',
      action: 'word',
      object_type: 'word',
      object_id: 'name',
      result: 'word',
      data: 'text?',
      key_id: 'integer',
      hash: 'word',
    },
    { key: ['node', 'n'] },
  ),
  idempotency: table<IdempotencyRow>(
    {
      scope: 'name',
      idempotency_key: 'name',
      fingerprint: 'word',
      answer: 'text',
      created_at: 'instant',
    },
    { key: ['scope', 'idempotency_key'], indexes: [['created_at']] },
  ),
  calendar: table<CalendarRow>(
    {
      id: 'word',
      version: 'integer',
      zone: 'word',
      data: 'text',
    },
    { key: ['id', 'version'] },
  ),
  setting: table<SettingRow>(
    {
      name: 'name',
      value: 'text',
      revision: 'integer',
    },
    { key: ['name'] },
  ),
};
