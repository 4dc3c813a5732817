import type { CaseDetail } from '@liandong/runtime/api-types';
import type { FileValue, Values } from '../form-kit/index.ts';

type Schema = {
  readonly 'x-component'?: unknown;
  readonly properties?: { readonly [name: string]: Schema };
};

/** Pictures that every browser draws. */
const shownTypes = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

/** Names of the fields that hold files. */
export function fileFields(schema: unknown): string[] {
  return Object.entries((schema as Schema).properties ?? {}).flatMap(([name, child]) =>
    child['x-component'] === 'Upload' ? [name] : fileFields(child),
  );
}

/** The server names files by id; a form shows their names and pictures. */
export function withFileNames(schema: unknown, values: Values, files: CaseDetail['files']): Values {
  const known = new Map(files.map((file) => [file.id, file]));
  const shown = fileFields(schema).flatMap((field) => {
    const ids = values[field];
    if (!Array.isArray(ids)) return [];
    const named = ids.map((id): FileValue => {
      const file = known.get(id);
      const picture = shownTypes.has(file?.mediaType ?? '');
      return { id: String(id), name: file?.name ?? `${id}`, picture };
    });
    return [[field, named] as const];
  });
  return { ...values, ...Object.fromEntries(shown) };
}

/** The way back: what is sent names files by id. */
export function withFileIds(schema: unknown, values: Values): Values {
  const sent = fileFields(schema).flatMap((field) => {
    const files = values[field];
    return Array.isArray(files) ? [[field, files.map((file: FileValue) => file.id)] as const] : [];
  });
  return { ...values, ...Object.fromEntries(sent) };
}
