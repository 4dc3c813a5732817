/** What a BPMN text names outside itself, by the attributes of our own namespace. */
export interface ModelReferences {
  readonly decisions: readonly string[];
  readonly notices: readonly string[];
  readonly statuses: readonly string[];
  /** `record.<field>` in expressions and targets. */
  readonly fields: readonly string[];
  /** Every id of the text: what `userTask` may be asked. */
  readonly ids: readonly string[];
}

const namespace = 'urn:liandong:bpmn:1';

/** Reads the references of a model that has been parsed without errors. */
export function modelReferences(xml: string): ModelReferences {
  const text = xml.replace(/<(\w+:)?documentation[\s\S]*?<\/(\w+:)?documentation>/g, '');
  const prefix = new RegExp(`xmlns:([\\w-]+)\\s*=\\s*["']${namespace}["']`).exec(text)?.[1];
  const own = (pattern: string) =>
    prefix === undefined
      ? []
      : found(text, new RegExp(pattern.replaceAll('ld:', `${prefix}:`), 'g'));
  return {
    decisions: own('\\sld:decision\\s*=\\s*["\']([^"\']+)["\']'),
    notices: own('<ld:notice\\b[^>]*?\\sname\\s*=\\s*["\']([^"\']+)["\']'),
    statuses: own('\\sld:status\\s*=\\s*["\']([^"\']+)["\']'),
    fields: found(text, /\brecord\.([A-Za-z]\w*)/g),
    ids: found(text, /\sid\s*=\s*["']([^"']+)["']/g),
  };
}

function found(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap((match) => match[1] ?? []))];
}
