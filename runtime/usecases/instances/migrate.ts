import { type MigrationPlan, migration } from '@liandong/engine';
import type { FieldError, Outcome, Refusal } from '../../commit/command.ts';
import type { Located } from '../../packs/packs.ts';
import type { Services } from '../../services.ts';
import { type Asking, refuse } from '../asking.ts';
import { operateInstance } from './operate.ts';
import { storedInstance } from './stored.ts';
import { tryOperation } from './trial.ts';

interface Route {
  readonly from: Located;
  readonly target: Located;
}

/** Two versions of one pack's process: `not-found` for the first, `invalid-field` for the other. */
export async function migrationRoute(
  { packs }: Pick<Services, 'packs'>,
  ids: { readonly from: number; readonly to: number },
): Promise<({ readonly ok: true } & Route) | Refusal> {
  const [from, target] = await Promise.all([packs.definition(ids.from), packs.definition(ids.to)]);
  if (from === null) return refuse('not-found', `There is no definition ${ids.from}`);
  if (target && target !== from && target.pack.pack === from.pack.pack) {
    return { ok: true, from, target };
  }
  const message = `Expected another version of ${from.pack.pack}`;
  return refuse('invalid-field', message, { errors: [{ path: 'to', code: 'unknown', message }] });
}

export const generatedPlan = ({ from, target }: Route): MigrationPlan =>
  migration.plan(from.process.definition, target.process.definition);

/** What the generated plan leaves out, and what stands against another one, as errors. */
export function planErrors({ from, target }: Route, plan: MigrationPlan | null): FieldError[] {
  const [old, next] = [from.process.definition, target.process.definition];
  const problems = plan ? migration.check(old, next, plan, null) : migration.leftOut(old, next);
  return problems.map(({ element, code, detail }) => ({ path: element, code, message: detail }));
}

export interface MigrateInstance {
  readonly instance: number;
  readonly to: number;
  /** null for the generated one. */
  readonly plan: MigrationPlan | null;
  /** True looks only: nothing is stored. */
  readonly dryRun: boolean;
}

export interface Migrated {
  readonly migrated: boolean;
  /** What stands against it, for a dry run. */
  readonly problems: readonly FieldError[];
}

/** Takes an instance to another version of its process; a dry run says what stands against it. */
export async function migrateInstance(
  asking: Asking,
  { instance, to, plan: sent, dryRun }: MigrateInstance,
): Promise<Outcome<Migrated>> {
  const { services } = asking;
  const stored = await storedInstance(services.store.read, instance);
  if (!stored) return refuse('not-found', `There is no instance ${instance}`);
  const route = await migrationRoute(services, { from: stored.row.definition_id, to });
  if (!route.ok) return route;
  const { target, from } = route;
  const plan = sent ?? generatedPlan(route);
  const event = { kind: 'migrate', to: String(target.process.id), plan } as const;
  if (dryRun) {
    const refused = await tryOperation(asking, stored, { event, target });
    if (refused && refused.code !== 'migration-refused') return refused;
    const problems = refused?.errors ?? [];
    return { ok: true, answer: { migrated: false, problems }, repeated: false };
  }
  const outcome = await operateInstance(asking, {
    instance,
    name: 'instance.migrated',
    event,
    target,
    line: { kind: 'process.migrated', data: { version: String(target.pack.version) } },
    data: { from: String(from.process.id), to: String(target.process.id) },
  });
  return outcome.ok ? { ...outcome, answer: { migrated: true, problems: [] } } : outcome;
}
