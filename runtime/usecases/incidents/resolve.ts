import type { Variables } from '@liandong/engine';
import type { Outcome } from '../../commit/command.ts';
import { incidentById } from '../../store/queries/incident.ts';
import { type Asking, refuse } from '../asking.ts';
import { runEvent } from '../instances/run-event.ts';

/** Repairs an incident: the element goes on where it stopped, with these variables. */
export async function resolveIncident(
  { services, principal }: Asking,
  { id, variables }: { readonly id: number; readonly variables: Variables },
): Promise<Outcome<null>> {
  const incident = await incidentById(services.store.read, id);
  if (!incident) return refuse('not-found', `There is no incident ${id}`);
  const outcome = await runEvent(services, {
    instance: incident.instance_id,
    name: 'incident.resolved',
    actor: principal.actor,
    rows: [{ table: 'incident', key: { id } }],
    event(context) {
      const open = context.row('incident', { id });
      if (open === null || open.cleared_at !== null) return null;
      return { kind: 'resolve-incident', incident: id, part: open.part, variables };
    },
    along: [],
  });
  if (!outcome.ok) return outcome;
  if (outcome.answer === 'gone') return refuse('state-conflict', 'The incident is gone');
  return { ok: true, answer: null, repeated: outcome.repeated };
}
