import type { Context, Refusal } from '../../commit/command.ts';
import { recordById } from '../../store/queries/record.ts';
import { openCase } from '../../tasks/case-parts.ts';
import { loadPersonalValues } from '../../tasks/personal-values.ts';
import { stepCase } from '../../tasks/step-case.ts';
import type { Asking } from '../asking.ts';
import type { InstanceOperation } from './operate.ts';
import type { storedInstance } from './stored.ts';

type Stored = NonNullable<Awaited<ReturnType<typeof storedInstance>>>;

/** Above all ids that are drawn: what a trial makes is never stored. */
const trialIds = 2 ** 52;

/**
 * Takes the step of an operation on the instance as it is stored now, and stores nothing. Null
 * when it would be taken, else why not.
 */
export async function tryOperation(
  { services, principal }: Asking,
  { row, instance }: Stored,
  { event, target }: Pick<InstanceOperation, 'event' | 'target'>,
): Promise<Refusal | null> {
  const { store, packs } = services;
  const located = await packs.definition(row.definition_id);
  if (located === null) throw new Error(`Expected definition ${row.definition_id} to be there`);
  const record = row.record_id === null ? null : await recordById(store.read, row.record_id);
  const personal = await loadPersonalValues(services, row.record_id, false);
  let last = trialIds;
  const context: Context = {
    now: services.now(),
    nextId() {
      last += 1;
      return last;
    },
    instance: { row, instance },
    record,
    task: null,
    row: () => null,
    draw(name) {
      throw new Error(`Expected a trial to draw no number but it drew one of ${name}`);
    },
  };
  const { pack } = target ?? located;
  const { actor } = principal;
  const work = record && openCase(services, context, { pack, actor, record, personal });
  const step = { services, located, personal, event, actor, ...(target && { target }) };
  const stepped = stepCase(context, context.instance, work, step);
  return stepped.ok ? null : stepped;
}
