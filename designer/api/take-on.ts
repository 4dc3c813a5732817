import type { Completed, TaskDetail } from '@liandong/runtime/api-types';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { refresh } from './page.ts';
import { newKey, request } from './request.ts';

/**
 * The outcome of a step that is about claiming and nothing else, null for other steps: the person
 * who claims the task has said all that it asks for.
 */
export function claimingOutcome(
  task: Pick<TaskDetail, 'outcomes' | 'access'>,
): TaskDetail['outcomes'][number]['id'] | null {
  const [outcome, another] = task.outcomes;
  if (!outcome || another || outcome.id !== 'claim' || outcome.required.length > 0) return null;
  return Object.values(task.access).includes('required') ? null : outcome.id;
}

/** What claiming led to: the step is over, and `next` is the person's next task of the case. */
export type TakenOn = { readonly completed: boolean; readonly next: string | null };

async function takeOn(id: string): Promise<TakenOn> {
  const task = await request<TaskDetail>('GET', `/tasks/${id}`);
  await request('POST', `/tasks/${id}/claim`);
  const outcome = claimingOutcome(task);
  if (outcome === null) return { completed: false, next: id };
  const { next } = await request<Completed>('POST', `/tasks/${id}/complete`, {
    body: { outcome, fields: {} },
    idempotencyKey: newKey(),
  });
  return { completed: true, next };
}

/** Claims a task; a step whose only outcome is its claim ends with it. */
export function useTakeOn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: takeOn,
    // Also after a refusal: somebody else has it, so the lists on screen are old.
    onSettled: () => refresh(client, keys.tasks, keys.cases, keys.orders),
  });
}
