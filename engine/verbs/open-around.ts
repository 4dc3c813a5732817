import type { Node, Path } from '../model/graph.ts';
import type { Seat } from '../model/part.ts';
import type { Run } from '../model/run.ts';
import { activateOnly, announce } from './activate.ts';
import { mapInputs } from './map-data.ts';
import { openScope } from './open-scope.ts';
import { raiseIncident } from './raise-incident.ts';
import { takeInputsNow } from './take-inputs.ts';
import { emptyScope } from './terminate.ts';
import { armAll } from './wait-for.ts';

/**
 * Opens a sub-process for a token that is put inside it, not at its beginning: its events are
 * armed and its inputs mapped as ever; it may continue what an ended part began. Answers the part
 * of its scope; null where it met an incident, whose resolution begins the sub-process from its
 * start.
 */
export function openAround(
  run: Run,
  node: Node,
  part: number,
  path: Path,
  more: { readonly back?: Seat | undefined; readonly continues?: number } = {},
): number | null {
  const { back, continues } = more;
  if (interrupts(node)) emptyScope(run, part);
  const me = activateOnly(run, node, part, path, null, back && { back });
  const unarmed = node.boundaries.length > 0 ? armAll(run, me, node.boundaries) : null;
  if (unarmed) {
    raiseIncident(run, me, unarmed, 'arm');
    return null;
  }
  const failure = takeInputsNow(run, me) ?? mapInputs(run, me) ?? announce(run, me);
  if (failure) {
    raiseIncident(run, me, failure);
    return null;
  }
  return openScope(run, me, continues);
}

/** The start event of an event sub-process; null for all else. */
export function eventStartOf(node: Node): Node | null {
  return node.scope.eventStarts.find((start) => start.scope === node.inner) ?? null;
}

/** Does this event sub-process end all else in its scope when it begins? */
export const interrupts = (node: Node): boolean =>
  eventStartOf(node)?.triggers?.interrupting === true;
