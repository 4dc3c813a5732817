import type { Access, FieldSchema, FormSchema, Values } from './types.ts';

const containers = new Set(['void']);

function applyToField(name: string, field: FieldSchema, access: AccessOf): FieldSchema | null {
  if (typeof field.type === 'string' && containers.has(field.type)) {
    const properties = applyToAll(field.properties, access);
    return Object.keys(properties).length === 0 ? null : { ...field, properties };
  }
  const right = access(name);
  if (right === 'hide') return null;
  if (right === 'read') return { ...field, required: false, 'x-pattern': 'readPretty' };
  return right === 'required' ? { ...field, required: true } : field;
}

type AccessOf = (name: string) => Access;

function applyToAll(properties: unknown, access: AccessOf): { [name: string]: FieldSchema } {
  const result: { [name: string]: FieldSchema } = {};
  if (properties === null || typeof properties !== 'object') return result;
  for (const [name, field] of Object.entries(properties as { [name: string]: FieldSchema })) {
    const kept = applyToField(name, field, access);
    if (kept) result[name] = kept;
  }
  return result;
}

/**
 * The schema as a step may use it: hidden fields are gone, read fields show text, required ones
 * are marked. A field without a rule is read, as on the server.
 */
export function applyAccess(
  schema: FormSchema,
  access: { readonly [name: string]: Access },
): FormSchema {
  return { ...schema, properties: applyToAll(schema.properties, (name) => access[name] ?? 'read') };
}

/** Every field of a schema as read, for pages that only show a case. */
export function readOnly(schema: FormSchema): FormSchema {
  return { ...schema, properties: applyToAll(schema.properties, () => 'read') };
}

/** What may be sent: the values of fields that the step may write. */
export function writable(values: Values, access: { readonly [name: string]: Access }): Values {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name]) => access[name] === 'write' || access[name] === 'required',
    ),
  );
}
