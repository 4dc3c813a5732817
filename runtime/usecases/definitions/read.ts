import type { z } from 'zod';
import type {
  bulkOperation,
  definitionPage,
  proposedMigration,
  refusedInstances,
} from '../../api/schemas/definition.ts';
import type { FieldError, Refusal } from '../../commit/command.ts';
import { bulkCounts, bulkOperationById, definitions, refusedOf } from '../../store/queries/bulk.ts';
import { cut, type PageRequest, writeCursor } from '../../store/queries/keyset.ts';
import { type Asking, refuse } from '../asking.ts';
import { generatedPlan, migrationRoute, planErrors } from '../instances/migrate.ts';
import { momentOrNull, momentReply } from '../present/case-row.ts';
import type { BulkKind } from './operate.ts';

type Found<T> = { readonly ok: true; readonly answer: T } | Refusal;
type Reading = Pick<Asking, 'services'>;

/** Published versions of all processes, the newest first. */
export async function listDefinitions(
  { services }: Reading,
  request: PageRequest,
): Promise<z.input<typeof definitionPage>> {
  const found = await definitions(services.store.lists, request);
  const { rows, next } = cut(found, request.limit, ({ id }) => ({ value: null, id }));
  const items = rows.map((row) => ({
    id: String(row.id),
    pack: row.pack,
    version: row.version,
    process: row.process,
    publishedAt: momentReply(services, row.published_at),
    suspendedAt: momentOrNull(services, row.suspended_at),
    operation: row.operation_id === null ? null : String(row.operation_id),
  }));
  return { items, next: writeCursor(next) };
}

/** The generated plan between two versions, and what it leaves out with the reasons. */
export async function proposeMigration(
  { services }: Reading,
  ids: { readonly from: number; readonly to: number },
): Promise<Found<z.input<typeof proposedMigration>>> {
  const route = await migrationRoute(services, ids);
  if (!route.ok) return route;
  const { elements, flows, events } = generatedPlan(route);
  const plan = { elements: { ...elements }, flows: { ...flows }, events };
  return { ok: true, answer: { plan, leftOut: planErrors(route, null) } };
}

/** How far an operation is. */
export async function readOperation(
  { services }: Reading,
  id: number,
): Promise<Found<z.input<typeof bulkOperation>>> {
  const { lists } = services.store;
  const row = await bulkOperationById(lists, id);
  if (row === null) return refuse('not-found', `There is no operation ${id}`);
  return {
    ok: true,
    answer: {
      id: String(id),
      kind: row.kind as BulkKind,
      definition: String(row.definition_id),
      startedAt: momentReply(services, row.started_at),
      endedAt: momentOrNull(services, row.ended_at),
      total: row.total,
      ...(await bulkCounts(lists, id)),
    },
  };
}

/** The report of an operation: what it could not be done to. */
export async function listRefused(
  { services }: Reading,
  id: number,
  request: PageRequest,
): Promise<z.input<typeof refusedInstances>> {
  const { rows, next } = await refusedOf(services.store.lists, id, request);
  const items = rows.map(({ instance_id, result, detail }) => {
    const said = JSON.parse(detail ?? '{}') as { detail?: string; errors?: FieldError[] };
    const { detail: text = '', errors = [] } = said;
    return { instance: String(instance_id), code: result, detail: text, errors };
  });
  return { items, next: writeCursor(next) };
}
