type Schema = {
  readonly type?: unknown;
  readonly properties?: { readonly [name: string]: Schema };
};

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length);

/** The form without what nobody has filled in, for reading: long forms shrink to what they say. */
export function filledForm<Form>(form: Form, values: { readonly [name: string]: unknown }): Form {
  return keep(form as Schema, values) as Form;
}

function keep(schema: Schema, values: { readonly [name: string]: unknown }): Schema {
  if (!schema.properties) return schema;
  const kept = Object.entries(schema.properties).flatMap(([name, child]) => {
    if (child.properties) {
      const inner = keep(child, values);
      return Object.keys(inner.properties ?? {}).length > 0 ? [[name, inner] as const] : [];
    }
    return isEmpty(values[name]) ? [] : [[name, child] as const];
  });
  return { ...schema, properties: Object.fromEntries(kept) };
}
