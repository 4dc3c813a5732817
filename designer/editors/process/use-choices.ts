import type { Artefact } from '@liandong/runtime/api-types';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { keys } from '../../api/keys.ts';
import { request } from '../../api/request.ts';
import { useArtefact, usePacks } from '../api.ts';
import type { FormChoice, PackChoices } from './panel/context.ts';

type Pair = { readonly zh: string; readonly en: string };
interface Manifest {
  readonly record: {
    readonly fields: readonly {
      readonly name: string;
      readonly title: Pair;
      readonly type: string;
    }[];
    readonly statuses: readonly { readonly id: string; readonly title: Pair }[];
  };
}
interface Roles {
  readonly roles: readonly { readonly id: string; readonly name: Pair }[];
}

function fieldNames(schema: unknown): string[] {
  const { properties } = schema as { properties?: { [name: string]: { type: string } } };
  return Object.entries(properties ?? {}).flatMap(([name, node]) =>
    node.type === 'void' ? fieldNames(node) : [name],
  );
}

function formChoice({ path, content }: Artefact, language: 'zh' | 'en'): FormChoice {
  const schema = JSON.parse(content) as { 'x-text'?: { title?: Pair } };
  const value = path.slice('form.'.length, -'.json'.length);
  const title = schema['x-text']?.title?.[language];
  return { value, label: title ? `${title} (${value})` : value, fields: fieldNames(schema) };
}

function parse<T>(artefact: Artefact | undefined): T | null {
  return artefact ? (JSON.parse(artefact.content) as T) : null;
}

/** What the settings of a step may offer: forms, roles, fields and statuses of the pack. */
export function useChoices(pack: string, language: 'zh' | 'en'): PackChoices {
  const packs = usePacks();
  const row = packs.data?.find((candidate) => candidate.pack === pack);
  const version = row?.version ?? null;
  const formPaths = useMemo(
    () => (row?.artefacts ?? []).filter((path) => /^form\..+\.json$/.test(path)),
    [row],
  );
  const manifest = useArtefact(pack, version, row ? 'pack.json' : null);
  const roles = useArtefact(pack, version, row ? 'roles.json' : null);
  const forms = useQueries({
    queries: formPaths.map((path) => ({
      queryKey: [...keys.packs, pack, 'artefact', version, path],
      queryFn: () =>
        request<Artefact>(
          'GET',
          `/packs/${encodeURIComponent(pack)}/versions/${version}/artefacts/${encodeURIComponent(path)}`,
        ),
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (answers) => answers.map(({ data }) => data),
  });
  return useMemo(() => {
    const parsed = parse<Manifest>(manifest.data);
    const label = (pair: Pair) => pair[language];
    return {
      forms: forms.flatMap((artefact) => (artefact ? formChoice(artefact, language) : [])),
      roles: (parse<Roles>(roles.data)?.roles ?? []).map(({ id, name }) => ({
        value: id,
        label: label(name),
      })),
      statuses: (parsed?.record.statuses ?? []).map(({ id, title }) => ({
        value: id,
        label: label(title),
      })),
      fields: (parsed?.record.fields ?? []).map(({ name, title, type }) => ({
        value: name,
        label: label(title),
        type,
      })),
    };
  }, [forms, manifest.data, roles.data, language]);
}
