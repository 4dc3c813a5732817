import type { Node } from '../model/graph.ts';
import type { Json, Variables } from '../model/value.ts';

/**
 * The value of a script or decision as variables: under the name the model gives, or a context as
 * it is, or else under the id of the element.
 */
export function asVariables(value: Json, name: string | null, node: Node): Variables {
  if (name !== null) return { [name]: value };
  const isContext = value !== null && typeof value === 'object' && !Array.isArray(value);
  if (isContext && !('$' in value)) return value as Variables;
  return value === null ? {} : { [node.id]: value };
}
