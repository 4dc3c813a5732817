import { hasRight } from '../../../auth/policies/right.ts';
import {
  type AuditCursor,
  listAudit,
  readAuditCursor,
  writeAuditCursor,
} from '../../../store/queries/audit.ts';
import { perUser, route } from '../../route.ts';
import { auditPage, auditQuery } from '../../schemas/audit.ts';

/** Lines of all chains, newest first. Nothing here can change or delete one. */
export const getAudit = route({
  method: 'get',
  path: '/audit',
  summary: 'The audit trail',
  query: auditQuery,
  reply: auditPage,
  access: hasRight('audit.read'),
  limit: perUser('reads'),
  async handle({ query, services: { store, organisation } }) {
    const after: AuditCursor | null | undefined = readAuditCursor(query.after);
    if (after === undefined) {
      return { ok: false, code: 'bad-request', detail: 'Expected a cursor of this list' };
    }
    const actor = query['filter[actor]'];
    const filter = {
      actor: actor === undefined ? undefined : Number(actor),
      action: query['filter[action]'],
      object: query['filter[object]'],
    };
    const { rows, next } = await listAudit(store.lists, filter, after, query.limit);
    const items = rows.map((row) => ({
      node: row.node,
      n: row.n,
      at: new Date(row.at).toISOString(),
      actor:
        row.actor_id === null
          ? null
          : { id: String(row.actor_id), name: organisation.person(row.actor_id)?.name ?? '' },
      actorKind: row.actor_kind,
      session: row.session,
      address: row.address,
      action: row.action,
      objectType: row.object_type,
      objectId: row.object_id,
      result: row.result,
      data: row.data === null ? null : JSON.parse(row.data),
      hash: row.hash,
    }));
    return { ok: true, body: { items, next: next === null ? null : writeAuditCursor(next) } };
  },
});
