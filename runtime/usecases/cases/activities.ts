/**
 * Ad-hoc sub-processes: which activities of a case somebody may begin now, beginning one, and
 * saying that nothing more is to be done. Who may open the case and work on tasks may do it.
 */
import { type EngineEvent, enabledActivities } from '@liandong/engine';
import type { z } from 'zod';
import type { choices, finishActivities, startActivity } from '../../api/schemas/case.ts';
import type { Outcome } from '../../commit/command.ts';
import { instanceOf } from '../../commit/instance-of.ts';
import type { Located } from '../../packs/packs.ts';
import { instancesOfCase, openChoicesOf } from '../../store/queries/instance-view.ts';
import type { Line } from '../../tasks/history-line.ts';
import { type Asking, refuse } from '../asking.ts';
import { runEvent } from '../instances/run-event.ts';

type Choices = z.input<typeof choices>;
type Place = z.output<typeof finishActivities>;

/** What may be begun in each open ad-hoc sub-process of the case; empty where there is none. */
export async function readActivities(
  { services, language }: Pick<Asking, 'services' | 'language'>,
  caseId: number,
): Promise<{ readonly ok: true; readonly answer: Choices }> {
  const rows = await instancesOfCase(services.store.read, caseId);
  const running = rows.filter(({ state }) => state === 'active');
  const found = await Promise.all(
    running.map(async (row): Promise<Choices['items']> => {
      // Only those of its parts in which something may be begun.
      const parts = await openChoicesOf(services.store.read, row.id);
      if (parts.length === 0) return [];
      const instance = instanceOf(row, parts);
      const located = await services.packs.definition(row.definition_id);
      if (!located) throw new Error(`Expected definition ${row.definition_id}`);
      const named = (one: { readonly element: string; readonly name: string }) => ({
        element: one.element,
        name: nameOf(located, one)[language],
      });
      return enabledActivities(located.process.definition, instance).map((one) => ({
        instance: String(row.id),
        part: one.part,
        activation: one.activation,
        ...named(one),
        activities: one.activities.map(named),
      }));
    }),
  );
  return { ok: true, answer: { items: found.flat() } };
}

const nameOf = (
  { pack }: Located,
  { element, name }: { readonly element: string; readonly name: string },
) => pack.text(name === '' ? element : name);

/** Begins an enabled activity; `state-conflict` when it is not enabled (any more). */
export function beginActivity(
  asking: Asking,
  caseId: number,
  { element, ...place }: z.output<typeof startActivity>,
): Promise<Outcome<null>> {
  const line = { kind: 'activity.started', element } as const;
  return send(asking, caseId, place, line, (at) => ({ kind: 'start-activity', ...at, element }));
}

/** Nothing more begins in it; what runs is cancelled or awaited, as the model says. */
export function endActivities(
  asking: Asking,
  caseId: number,
  place: Place,
): Promise<Outcome<null>> {
  const line = { kind: 'activities.finished' } as const;
  return send(asking, caseId, place, line, (at) => ({ kind: 'finish-activities', ...at }));
}

async function send(
  { services, principal, idempotency }: Asking,
  caseId: number,
  { instance, part, activation }: Place,
  line: Line,
  event: (at: { readonly part: number; readonly activation: number }) => EngineEvent,
): Promise<Outcome<null>> {
  const rows = await instancesOfCase(services.store.read, caseId);
  const row = rows.find(({ id }) => String(id) === instance);
  if (!row) return refuse('not-found', `Case ${caseId} has no process instance ${instance}`);
  const outcome = await runEvent(services, {
    instance: row.id,
    name: line.kind,
    actor: principal.actor,
    rows: [],
    event: () => event({ part, activation }),
    along: [],
    line,
    strict: true,
    ...(idempotency && { idempotency }),
  });
  return outcome.ok ? { ...outcome, answer: null } : outcome;
}
