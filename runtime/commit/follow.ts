import { type Id, type Instance, type Waiting, waiting } from '@liandong/engine';
import type { Write } from '../store/write.ts';

const keyOf = ({ kind, id }: Waiting): string => `${kind} ${id}`;

/**
 * What an instance goes on waiting for after a migration, under the names of the version that it
 * follows now. A task's revision grows: what was about to be done with it is looked at again.
 */
export function followWrites(before: Instance, after: Instance, definition: Id): Write[] {
  const former = new Map(waiting(before).map((wait) => [keyOf(wait), wait.element]));
  return waiting(after).flatMap((wait): Write[] => {
    const { kind, id, element } = wait;
    const old = former.get(keyOf(wait));
    if (old === undefined) return [];
    if (kind === 'task') {
      const set = { element, definition_id: definition };
      return [{ op: 'update', table: 'task', key: { id }, set, add: { revision: 1 } }];
    }
    return old === element ? [] : renamed(kind, id, element);
  });
}

function renamed(kind: Waiting['kind'], id: Id, element: string): Write[] {
  const set = { element };
  switch (kind) {
    case 'timer':
    case 'job':
    case 'subscription':
    case 'incident':
      return [{ op: 'update', table: kind, key: { id }, set }];
    default:
      return [];
  }
}
