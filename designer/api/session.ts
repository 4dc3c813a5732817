import type { Me, SignIn } from '@liandong/runtime/api-types';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { ProblemError } from './problem-error.ts';
import { request } from './request.ts';

/** The person who is signed in, or null. */
export function useMe() {
  return useQuery({ queryKey: keys.me, queryFn: fetchMe, staleTime: Number.POSITIVE_INFINITY });
}

async function fetchMe(): Promise<Me | null> {
  try {
    return await request<Me>('GET', '/me');
  } catch (error) {
    if (error instanceof ProblemError && error.needsSignIn) return null;
    throw error;
  }
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SignIn) => request<Me>('POST', '/sessions', { body }),
    onSuccess: (me) => {
      const before = client.getQueryData<Me | null>(keys.me);
      // Another person at the same desk must not see what the last one had on screen.
      if (before && before.id !== me.id) client.clear();
      client.setQueryData(keys.me, me);
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request('DELETE', '/sessions/current'),
    onSuccess: () => {
      client.clear();
      client.setQueryData(keys.me, null);
    },
  });
}

export function useChangeLanguage() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (language: Me['language']) => request<Me>('PATCH', '/me', { body: { language } }),
    onSuccess: (me) => client.setQueryData(keys.me, me),
  });
}

export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { present: string; next: string }) =>
      request('POST', '/me/password', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.me }),
  });
}

export type SecondFactorOffer = { readonly secret: string; readonly uri: string };

export function useSecondFactor() {
  const client = useQueryClient();
  const offer = useMutation({
    mutationFn: () => request<SecondFactorOffer>('POST', '/me/second-factor'),
  });
  const confirm = useMutation({
    mutationFn: (code: string) => request('POST', '/me/second-factor/confirm', { body: { code } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.me }),
  });
  return { offer, confirm };
}
