/**
 * Operations on all instances of a version: a row that says what is done, worked off page by page
 * by the executor. One at a time a version, so that none undoes what another has begun.
 */
import type { MigrationPlan } from '@liandong/engine';
import type { Context, Decision, Outcome } from '../../commit/command.ts';
import { countLive } from '../../store/queries/bulk.ts';
import type { DefinitionRow } from '../../store/rows/process.ts';
import { type Asking, commandOf, refuse } from '../asking.ts';
import { generatedPlan, migrationRoute, planErrors } from '../instances/migrate.ts';

export type BulkKind = 'suspend' | 'resume' | 'migrate';

/** Where a migration leads; of a suspension nothing. */
export interface BulkData {
  readonly to?: number;
  readonly plan?: MigrationPlan;
}

export interface Started {
  /** Id of the operation. */
  readonly operation: string;
}

interface Order {
  readonly definition: number;
  readonly kind: BulkKind;
  readonly data: BulkData;
  readonly total: number;
}

const actions: { readonly [K in BulkKind]: string } = {
  suspend: 'definition.suspended',
  resume: 'definition.resumed',
  migrate: 'definition.migrated',
};

/** Nothing starts with the version any more, and its instances stand still; or they go on. */
export function suspendDefinition(
  asking: Asking,
  { definition, kind }: { readonly definition: number; readonly kind: 'suspend' | 'resume' },
): Promise<Outcome<Started>> {
  return begin(asking, { definition, kind, data: {} });
}

/** Takes all instances of a version to another one; each that cannot go stays where it is. */
export async function migrateDefinition(
  asking: Asking,
  sent: { readonly definition: number; readonly to: number; readonly plan: MigrationPlan | null },
): Promise<Outcome<Started>> {
  const { definition, to } = sent;
  const route = await migrationRoute(asking.services, { from: definition, to });
  if (!route.ok) return route;
  const plan = sent.plan ?? generatedPlan(route);
  const errors = planErrors(route, plan);
  if (errors.length > 0) {
    return refuse('migration-refused', 'The plan has mappings that cannot be', { errors });
  }
  return begin(asking, { definition, kind: 'migrate', data: { to, plan } });
}

async function begin(asking: Asking, order: Omit<Order, 'total'>): Promise<Outcome<Started>> {
  const { services } = asking;
  const total = await countLive(services.store.lists, order.definition);
  return services.commit.run<Started>({
    name: `${order.kind}-definition`,
    ...commandOf(asking),
    reads: { rows: [{ table: 'definition', key: { id: order.definition } }] },
    decide: (context) => decide(asking, context, { ...order, total }),
  });
}

function decide(asking: Asking, context: Context, order: Order): Decision<Started> {
  const { kind, data, total } = order;
  const row = context.row('definition', { id: order.definition });
  if (row === null) return refuse('not-found', `There is no definition ${order.definition}`);
  if (row.operation_id !== null) {
    return refuse('state-conflict', `Operation ${row.operation_id} still runs on it`);
  }
  const { id } = row;
  const suspended_at = suspendedAt(context, row, kind);
  if (suspended_at === undefined) return refuse('state-conflict', `Nothing to ${kind}`);
  const operation = context.nextId();
  const set = { suspended_at, operation_id: operation };
  const body = {
    id: operation,
    kind,
    definition_id: id,
    data: JSON.stringify(data),
    total,
    last_instance: 0,
    actor_id: asking.principal.id,
    started_at: context.now,
    ended_at: null,
  };
  const outbox = {
    id: context.nextId(),
    kind: 'operate-instances',
    data: JSON.stringify({ operation }),
    visible_at: context.now,
    attempts: 0,
  };
  return {
    ok: true,
    answer: { operation: String(operation) },
    writes: [
      { op: 'update', table: 'definition', key: { id }, set, expect: { operation_id: null } },
      { op: 'insert', table: 'bulk_operation', row: body },
      { op: 'insert', table: 'outbox', row: outbox },
    ],
    audit: {
      action: actions[kind],
      object: { type: 'definition', id: String(id) },
      data: { operation: String(operation), ...(data.to && { to: String(data.to) }) },
    },
  };
}

/** Undefined where it is so already. */
function suspendedAt(
  { now }: Context,
  { suspended_at: before }: DefinitionRow,
  kind: BulkKind,
): number | null | undefined {
  if (kind === 'migrate') return before;
  if ((kind === 'suspend') === (before !== null)) return undefined;
  return kind === 'suspend' ? now : null;
}
