import type { CaseDetail } from '@liandong/runtime/api-types';
import type { FileValue, Values } from '../form-kit/index.ts';

type Schema = {
  readonly 'x-component'?: unknown;
  readonly properties?: { readonly [name: string]: Schema };
};

/** Names of the fields that hold files. */
export function fileFields(schema: unknown): string[] {
  return Object.entries((schema as Schema).properties ?? {}).flatMap(([name, child]) =>
    child['x-component'] === 'Upload' ? [name] : fileFields(child),
  );
}

/** The server names files by id; a form shows their names. */
export function withFileNames(schema: unknown, values: Values, files: CaseDetail['files']): Values {
  const names = new Map(files.map((file) => [file.id, file.name]));
  const shown = fileFields(schema).flatMap((field) => {
    const ids = values[field];
    if (!Array.isArray(ids)) return [];
    const named = ids.map((id): FileValue => ({ id: String(id), name: names.get(id) ?? `${id}` }));
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
