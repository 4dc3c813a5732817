import type {
  Complete,
  Completed,
  TaskCounts,
  TaskDetail,
  TaskRow,
} from '@liandong/runtime/api-types';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { refresh, usePages } from './page.ts';
import { request } from './request.ts';

export type TaskListName = 'assigned' | 'claimable' | 'done';
type Claimed = { readonly id: string; readonly revision: number };

export function useTaskList(list: TaskListName, q: string) {
  return usePages<TaskRow>(keys.taskList(list, q), '/tasks', { list, q, limit: 50 });
}

export function useTaskCounts() {
  return useQuery({
    queryKey: keys.taskCounts,
    queryFn: ({ signal }) => request<TaskCounts>('GET', '/tasks/counts', { signal }),
  });
}

export function useTask(id: string) {
  return useQuery({
    queryKey: keys.task(id),
    queryFn: ({ signal }) => request<TaskDetail>('GET', `/tasks/${id}`, { signal }),
  });
}

export function useUnclaim() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request<Claimed>('POST', `/tasks/${id}/unclaim`),
    onSettled: () => refresh(client, keys.tasks, keys.cases),
  });
}

export type CompleteTask = { readonly id: string; readonly key: string; readonly body: Complete };

export function useComplete() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, key, body }: CompleteTask) =>
      request<Completed>('POST', `/tasks/${id}/complete`, { body, idempotencyKey: key }),
    onSuccess: () => refresh(client, keys.tasks, keys.cases, keys.orders),
  });
}

export function useSaveDraft(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (fields: Complete['fields']) =>
      request<Claimed>('PUT', `/tasks/${id}/draft`, { body: { fields } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.task(id) }),
  });
}
