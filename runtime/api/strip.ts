import { z } from 'zod';

const cache = new WeakMap<z.core.$ZodType, z.core.$ZodType>();

function rebuilt(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodObject) {
    const shape = Object.entries(schema.shape as z.core.$ZodLooseShape);
    const inner = Object.fromEntries(shape.map(([name, part]) => [name, stripping(part)]));
    const open = schema._zod.def.catchall !== undefined && !isClosed(schema);
    return open ? z.looseObject(inner) : z.object(inner);
  }
  if (schema instanceof z.ZodArray) return z.array(stripping(schema.element));
  if (schema instanceof z.ZodNullable) return z.nullable(stripping(schema.unwrap()));
  if (schema instanceof z.ZodOptional) return z.optional(stripping(schema.unwrap()));
  if (schema instanceof z.ZodUnion) return z.union(schema.options.map(stripping));
  return schema;
}

function isClosed(schema: z.ZodObject): boolean {
  return schema._zod.def.catchall instanceof z.ZodNever;
}

/**
 * The same schema, but fields that it does not name are dropped rather than refused. A reply goes
 * through it, so that a column added to a row never leaves by accident.
 */
export function stripping(schema: z.core.$ZodType): z.core.$ZodType {
  const known = cache.get(schema);
  if (known !== undefined) return known;
  const result = rebuilt(schema);
  cache.set(schema, result);
  return result;
}
