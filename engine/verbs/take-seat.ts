import { findElement, inPart } from '../apply/applier.ts';
import { elementTerminated } from '../apply/element-terminated.ts';
import type { Seat } from '../model/part.ts';
import type { Run } from '../model/run.ts';
import { emit } from './emit.ts';
import { terminate } from './terminate.ts';

/**
 * A token that had been returned goes straight back: the step it came from is activated anew where
 * its seat was kept. Scopes that were opened only for the way there, the owner of `from` and those
 * around it, end with it.
 */
export function takeSeat(run: Run, from: number, [part, id]: Seat): void {
  const seat = findElement(run.draft, part, id);
  if (seat) {
    emit(run, elementTerminated, seat.element, id, inPart(part));
    const { path = null, loop = null, back } = seat;
    const node = run.graph.nodes.get(seat.element);
    if (node) run.queue.push({ node, part, flow: null, path, loop, back });
    run.unsettled.add(part);
  }
  const opened = ownerOf(run, from, id);
  if (opened) terminate(run, ...opened);
}

/** The outermost element instance around a part that was activated on the way to this seat. */
function ownerOf(run: Run, from: number, id: number): Seat | null {
  let found: Seat | null = null;
  for (let owner = run.draft.parts.get(from)?.owner; owner; ) {
    if (findElement(run.draft, ...owner)?.back?.[1] === id) found = owner;
    owner = run.draft.parts.get(owner[0])?.owner;
  }
  return found;
}
