import type { CreatedUser, CreateUser, Post, Role, Unit, User } from '@liandong/runtime/api-types';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { usePages } from './page.ts';
import { request } from './request.ts';

export function useUnits() {
  return useQuery({
    queryKey: keys.units,
    queryFn: async ({ signal }) =>
      (await request<{ items: Unit[] }>('GET', '/units', { signal })).items,
  });
}

export function useRoles() {
  return useQuery({
    queryKey: keys.roles,
    queryFn: async ({ signal }) =>
      (await request<{ items: Role[] }>('GET', '/roles', { signal })).items,
  });
}

/** Posts of one unit; nothing is asked before a unit is chosen. */
export function usePosts(unit: string | null) {
  return useQuery({
    queryKey: [...keys.units, 'posts', unit],
    queryFn: async ({ signal }) => {
      const query = { 'filter[unit]': unit };
      return (await request<{ items: Post[] }>('GET', '/posts', { query, signal })).items;
    },
    enabled: unit !== null,
  });
}

export type UserFilters = { readonly q: string; readonly unit: string; readonly role: string };

export function useUsers({ q, unit, role }: UserFilters) {
  return usePages<User>([...keys.users, q, unit, role], '/users', {
    q,
    'filter[unit]': unit,
    'filter[role]': role,
    limit: 50,
  });
}

export function useCreateUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: CreateUser }) =>
      request<CreatedUser>('POST', '/users', { body, idempotencyKey: key }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.users }),
  });
}

export function useDisableUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ user, disabled }: { user: User; disabled: boolean }) =>
      request('PATCH', `/users/${user.id}`, { body: { disabled }, revision: user.revision }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.users }),
  });
}

export function useResetPassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      request<{ password: string }>('POST', `/users/${id}/reset-password`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.users }),
  });
}
