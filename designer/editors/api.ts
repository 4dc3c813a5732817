import type { Artefact, PackDraft, PackRow, PackVersion } from '@liandong/runtime/api-types';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';

const draftPath = (pack: string, path: string) =>
  `/packs/${encodeURIComponent(pack)}/drafts/${encodeURIComponent(path)}`;

// A draft that is being edited is not read again when packs change.
const draftKey = (pack: string, path: string) => ['drafts', pack, path] as const;
const versionsKey = (pack: string) => [...keys.packs, pack, 'versions'] as const;

/** Path of the artefact that holds a process, and the name of the process in it. */
export const processPath = (name: string) => `process.${name}.bpmn`;
export const processName = (path: string) => /^process\.(.+)\.bpmn$/.exec(path)?.[1] ?? null;

export function usePacks() {
  return useQuery({
    queryKey: keys.packs,
    queryFn: ({ signal }) =>
      request<{ items: PackRow[] }>('GET', '/packs', { signal }).then(({ items }) => items),
  });
}

export function usePackVersions(pack: string) {
  return useQuery({
    queryKey: versionsKey(pack),
    queryFn: ({ signal }) =>
      request<{ items: PackVersion[] }>('GET', `/packs/${encodeURIComponent(pack)}/versions`, {
        signal,
      }).then(({ items }) => items),
  });
}

export const readDraft = (pack: string, path: string, signal?: AbortSignal) =>
  request<PackDraft>('GET', draftPath(pack, path), signal ? { signal } : {});

/** The working copy of an artefact; a page edits it from here on, so it is not read again. */
export function useDraft(pack: string, path: string) {
  return useQuery({
    queryKey: draftKey(pack, path),
    queryFn: ({ signal }) => readDraft(pack, path, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

export function useArtefact(pack: string, version: number | null, path: string | null) {
  return useQuery({
    queryKey: [...keys.packs, pack, 'artefact', version, path],
    queryFn: ({ signal }) =>
      request<Artefact>(
        'GET',
        `/packs/${encodeURIComponent(pack)}/versions/${version}/artefacts/${encodeURIComponent(path ?? '')}`,
        { signal },
      ),
    enabled: version !== null && path !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export interface DraftChange {
  readonly content: string;
  /** Revision that the change started from. */
  readonly revision: number;
}

export function useSaveDraft(pack: string, path: string) {
  return useMutation({
    mutationFn: ({ content, revision }: DraftChange) =>
      request<PackDraft>('PUT', draftPath(pack, path), { body: { content }, revision }),
  });
}

/** Gives the working copy of this revision up. */
export function useDropDraft(pack: string, path: string) {
  return useMutation({
    mutationFn: (revision: number) => request('DELETE', draftPath(pack, path), { revision }),
  });
}

export function usePublish(pack: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (note: string) =>
      request<{ version: number }>('POST', `/packs/${encodeURIComponent(pack)}/publish`, {
        body: { note },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.packs }),
  });
}

export function useRollBack(pack: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { version: number; note: string }) =>
      request<{ version: number }>('POST', `/packs/${encodeURIComponent(pack)}/roll-back`, {
        body,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.packs }),
  });
}
