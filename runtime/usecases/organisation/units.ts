import type { Id } from '@liandong/engine';
import type { Actor, Outcome } from '../../commit/command.ts';
import type { Services } from '../../services.ts';
import type { UnitRow } from '../../store/rows/organisation.ts';

export interface NewUnit {
  readonly parent: Id | null;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly quota: number | null;
  readonly pilot: boolean;
}

/** Longest path that its column holds. */
const pathLengthMax = 191;

/** Adds a unit below another. `state-conflict` when the code is taken. */
export async function createUnit(
  services: Services,
  actor: Actor,
  unit: NewUnit,
): Promise<Outcome<{ readonly id: Id }>> {
  const { parent } = unit;
  if (services.organisation.unitByCode(unit.code) !== null) {
    return { ok: false, code: 'state-conflict', detail: 'Expected a code that no unit has' };
  }
  const outcome = await services.commit.run<{ id: Id }>({
    name: 'create-unit',
    actor,
    reads: parent === null ? {} : { rows: [{ table: 'unit', key: { id: parent } }] },
    decide(context) {
      const above = parent === null ? null : context.row('unit', { id: parent });
      if (parent !== null && above === null) {
        return { ok: false, code: 'not-found', detail: `Expected unit ${parent} to exist` };
      }
      const id = context.nextId();
      const path = `${above?.path ?? '/'}${id}/`;
      if (path.length > pathLengthMax) {
        return { ok: false, code: 'state-conflict', detail: 'Expected a tree less deep' };
      }
      const { code, name, kind, quota } = unit;
      const row: UnitRow = {
        id,
        parent_id: parent,
        code,
        name,
        kind,
        path,
        quota,
        pilot: unit.pilot ? 1 : 0,
        revision: 1,
      };
      return {
        ok: true,
        answer: { id },
        writes: [{ op: 'insert', table: 'unit', row }],
        audit: { action: 'unit.created', object: { type: 'unit', id: String(id) }, data: { code } },
        changes: [{ topic: 'organisation', subject: `unit:${id}` }],
      };
    },
  });
  if (outcome.ok) await services.organisation.refresh();
  return outcome;
}

export interface UnitChange {
  readonly name?: string;
  readonly quota?: number | null;
  readonly pilot?: boolean;
}

/** Changes a unit whose revision is `revision`. A lower quota sends nobody away. */
export async function changeUnit(
  services: Services,
  actor: Actor,
  target: { readonly unit: Id; readonly revision: number },
  change: UnitChange,
): Promise<Outcome<{ readonly revision: number }>> {
  const key = { id: target.unit };
  const outcome = await services.commit.run<{ revision: number }>({
    name: 'change-unit',
    actor,
    reads: { rows: [{ table: 'unit', key }] },
    decide(context) {
      const row = context.row('unit', key);
      if (row === null) return { ok: false, code: 'not-found', detail: 'Expected a unit' };
      if (row.revision !== target.revision) {
        return { ok: false, code: 'revision-conflict', detail: 'Expected the present revision' };
      }
      const revision = row.revision + 1;
      const set: Partial<UnitRow> = {
        revision,
        ...(change.name === undefined ? {} : { name: change.name }),
        ...(change.quota === undefined ? {} : { quota: change.quota }),
        ...(change.pilot === undefined ? {} : { pilot: change.pilot ? 1 : 0 }),
      };
      return {
        ok: true,
        answer: { revision },
        writes: [{ op: 'update', table: 'unit', key, set, expect: { revision: row.revision } }],
        audit: {
          action: 'unit.changed',
          object: { type: 'unit', id: String(target.unit) },
          data: { ...change },
        },
        changes: [{ topic: 'organisation', subject: `unit:${target.unit}` }],
      };
    },
  });
  if (outcome.ok) await services.organisation.refresh();
  return outcome;
}
