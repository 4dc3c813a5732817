import type { EngineEvent, Id } from '@liandong/engine';
import type { Outcome } from '../../commit/command.ts';
import type { HistoryKind } from '../../tasks/history-kinds.ts';
import { suspendTasks, taskReads } from '../../tasks/suspended-tasks.ts';
import { type Asking, refuse } from '../asking.ts';
import { operateInstance } from './operate.ts';
import { storedInstance } from './stored.ts';

type Suspension = Extract<
  EngineEvent,
  { readonly kind: 'suspend' | 'resume' | 'suspend-element' | 'resume-element' }
>;

/** A single step that stands still is shown at its task; the case's history tells of the whole. */
const lines: { readonly [kind: string]: HistoryKind } = {
  suspend: 'process.suspended',
  resume: 'process.resumed',
};

const names: { readonly [K in Suspension['kind']]: string } = {
  suspend: 'instance.suspended',
  resume: 'instance.resumed',
  'suspend-element': 'instance.element-suspended',
  'resume-element': 'instance.element-resumed',
};

/** The instance, or one element instance of it, stands still or goes on, and its tasks with it. */
export async function suspendInstance(
  asking: Asking,
  { instance, event }: { readonly instance: Id; readonly event: Suspension },
): Promise<Outcome<null>> {
  const stored = await storedInstance(asking.services.store.read, instance);
  if (!stored) return refuse('not-found', `There is no instance ${instance}`);
  const { kind, ...where } = event;
  const line = lines[kind];
  return operateInstance(asking, {
    instance,
    name: names[kind],
    event,
    rows: taskReads(stored.instance),
    after: (context, _before, stepped) => suspendTasks(context, stepped.instance.instance),
    data: where,
    ...(line && { line: { kind: line } }),
  });
}
