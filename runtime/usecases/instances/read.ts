import {
  type Instance,
  type Live,
  live,
  passedSteps,
  type Waiting,
  waiting,
} from '@liandong/engine';
import type { z } from 'zod';
import type { instanceDetail } from '../../api/schemas/instance.ts';
import type { Refusal } from '../../commit/command.ts';
import type { Located } from '../../packs/packs.ts';
import { incidentsOf } from '../../store/queries/incident.ts';
import { stepsOf } from '../../store/queries/instance-view.ts';
import { decodeRecords } from '../../store/step-records.ts';
import { type Asking, refuse } from '../asking.ts';
import { momentOrNull, momentReply } from '../present/case-row.ts';
import { storedInstance } from './stored.ts';

type Detail = z.input<typeof instanceDetail>;

/** An instance for an administrator: where it stands, what it passed, what is wrong with it. */
export async function readInstance(
  asking: Asking,
  id: number,
): Promise<{ readonly ok: true; readonly answer: Detail } | Refusal> {
  const { services } = asking;
  const { read } = services.store;
  const stored = await storedInstance(read, id);
  const located = stored && (await services.packs.definition(stored.row.definition_id));
  if (!stored || !located) return refuse('not-found', `There is no instance ${id}`);
  const { row, instance } = stored;
  const nameOf = namer(asking, located);
  const incidents = await incidentsOf(read, id);
  return {
    ok: true,
    answer: {
      id: String(id),
      state: instance.state,
      process: row.process,
      definition: {
        id: String(row.definition_id),
        pack: located.pack.pack,
        version: located.pack.version,
      },
      caseId: row.record_id === null ? null : String(row.record_id),
      parent: row.parent_instance === null ? null : String(row.parent_instance),
      startedAt: momentReply(services, row.started_at),
      endedAt: momentOrNull(services, row.ended_at),
      live: live(instance).map((one) => ({ ...one, name: nameOf(one) })),
      waiting: waitingReply(instance, nameOf),
      passed: await passedReply(asking, instance, nameOf),
      incidents: incidents.map(({ id: incident, element, code, detail, raised_at }) => ({
        id: String(incident),
        element,
        code,
        detail,
        raisedAt: momentReply(services, raised_at),
      })),
    },
  };
}

type Named = Pick<Live | Waiting, 'element'>;
type Namer = (one: Named) => string;

/** The step's name in the reader's language; elements that are no user task go by their ids. */
function namer({ language }: Asking, { pack, process }: Located): Namer {
  return ({ element }) => {
    const name = process.definition.userTask(element)?.name;
    return name ? pack.text(name)[language] : element;
  };
}

function waitingReply(instance: Instance, nameOf: Namer): Detail['waiting'] {
  return waiting(instance)
    .filter(({ kind }) => kind !== 'incident')
    .map((one) => ({
      ...one,
      id: String(one.id),
      name: nameOf(one),
      suspended: one.suspended === true,
    }));
}

async function passedReply(
  { services }: Asking,
  { id, parts }: Instance,
  nameOf: Namer,
): Promise<Detail['passed']> {
  if (parts.size === 0) return [];
  const rows = await stepsOf(services.store.read, id);
  const steps = passedSteps(rows.flatMap(decodeRecords), 0);
  return steps
    .filter((step) => !step.live)
    .map((step) => ({
      element: step.element,
      name: nameOf(step),
      at: momentReply(services, step.at),
    }));
}
