import { lastVariables, type Variables } from '@liandong/engine';
import type { Context, Decision, Outcome } from '../../commit/command.ts';
import type { Located } from '../../packs/packs.ts';
import { stepsOf } from '../../store/queries/instance-view.ts';
import type { InstanceRow } from '../../store/rows/process.ts';
import { decodeRecords } from '../../store/step-records.ts';
import { caseReads, openCase } from '../../tasks/case-parts.ts';
import {
  loadPersonalValues,
  type PersonalValues,
  writesPersonal,
} from '../../tasks/personal-values.ts';
import { stepCase } from '../../tasks/step-case.ts';
import { type Asking, commandOf, refuse } from '../asking.ts';
import { definitionRead, refuseSuspended } from './may-start.ts';
import { storedInstance } from './stored.ts';

export interface Restarted {
  /** The new instance. */
  readonly id: string;
}

interface Known {
  readonly row: InstanceRow;
  readonly located: Located;
  readonly personal: PersonalValues;
  readonly variables: Variables;
  readonly before: readonly string[];
}

/** Does an ended instance again from given steps, as a new one with the last variables. */
export async function restartInstance(
  asking: Asking,
  { instance, before }: { readonly instance: number; readonly before: readonly string[] },
): Promise<Outcome<Restarted>> {
  const { services } = asking;
  const { read } = services.store;
  const row = (await storedInstance(read, instance))?.row;
  const located = row && (await services.packs.definition(row.definition_id));
  if (!row || !located) return refuse('not-found', `There is no instance ${instance}`);
  if (row.ended_at === null) return refuse('state-conflict', 'The instance has not ended');
  const rows = await stepsOf(read, instance);
  const variables = lastVariables(instance, rows.flatMap(decodeRecords));
  const record = row.record_id;
  const writes = record !== null && writesPersonal(located, {});
  const personal = await loadPersonalValues(services, record, writes);
  const known = { row, located, personal, variables, before };
  return services.commit.run<Restarted>({
    name: 'instance.restarted',
    ...commandOf(asking),
    reads: {
      ...(record === null ? {} : { record }),
      rows: [definitionRead(located), ...(record === null ? [] : caseReads(record))],
    },
    decide: (context) => decide(asking, context, known),
  });
}

function decide(asking: Asking, context: Context, known: Known): Decision<Restarted> {
  const { services, principal } = asking;
  const { row, located, personal, variables, before } = known;
  const suspended = refuseSuspended(context, located);
  if (suspended) return suspended;
  const { actor } = principal;
  const { pack } = located;
  const { record } = context;
  const work =
    record && openCase(services, context, { pack, actor, record, personal, changes: true });
  const event = {
    kind: 'start',
    process: row.process,
    element: null,
    variables,
    restart: { of: row.id, before },
    parent: null,
  } as const;
  const stepped = stepCase(context, null, work, { services, located, personal, event, actor });
  if (!stepped.ok) return stepped;
  work?.line({ kind: 'process.restarted' });
  const finished = work?.finish() ?? { writes: [], changes: [] };
  const id = String(stepped.instance.row.id);
  return {
    ok: true,
    answer: { id },
    writes: [...stepped.writes, ...finished.writes],
    changes: finished.changes,
    correlations: stepped.correlations,
    instance: stepped.instance,
    audit: {
      action: 'instance.restarted',
      object: { type: 'instance', id: String(row.id) },
      data: { as: id, before },
    },
  };
}
