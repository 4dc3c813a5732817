import type { IncomingMessage } from 'node:http';
import type { Parsed } from './parse.ts';
import { refusal } from './refuse.ts';

export const bodyLimitDefault = 64 * 1024;

/** Whether a request says that it carries a body (RFC 9112 6.3). */
function hasBody(request: IncomingMessage): boolean {
  const { headers } = request;
  if (headers['transfer-encoding'] !== undefined) return true;
  return headers['content-length'] !== undefined && headers['content-length'] !== '0';
}

/** The media type without parameters, lower case. */
export function mediaTypeOf(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Reads up to `limit` bytes; null when there are more: what is left is not kept. */
function readBytes(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const done = (result: Buffer | null): void => {
      request.off('data', onData).off('end', onEnd).off('error', reject);
      if (result === null) request.resume();
      resolve(result);
    };
    const onEnd = (): void => done(Buffer.concat(chunks));
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > limit) done(null);
      else chunks.push(chunk);
    };
    request.on('data', onData).once('end', onEnd).once('error', reject);
  });
}

/** Deeper nesting than any form has; walkers of the value must not run out of stack. */
const depthMax = 100;

/** How deep brackets nest outside of strings, without building anything. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (inString) {
      if (letter === '\\') at += 1;
      else if (letter === '"') inString = false;
    } else if (letter === '"') {
      inString = true;
    } else if (letter === '{' || letter === '[') {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (letter === '}' || letter === ']') {
      depth -= 1;
    }
  }
  return deepest;
}

/**
 * Where a value has a key that means something to JavaScript; null for none. `JSON.parse` makes an
 * own property of it, and what walks the value later would drop it without a word.
 */
function strangeKey(value: unknown, path = ''): string | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, child] of Object.entries(value)) {
    const at = path === '' ? name : `${path}.${name}`;
    const found = name === '__proto__' ? at : strangeKey(child, at);
    if (found !== null) return found;
  }
  return null;
}

/** May be such a key, perhaps with escapes; only then is the value walked. */
const strangeText = /__proto__|\\u00(5f|70|72|6f|74)/i;

function parseJson(text: string): Parsed<unknown> {
  if (depthOf(text) > depthMax) {
    return refusal('bad-request', `Expected JSON of at most ${depthMax} levels`);
  }
  try {
    const value: unknown = JSON.parse(text);
    const strange = strangeText.test(text) ? strangeKey(value) : null;
    if (strange === null) return { ok: true, value };
    const errors = [{ path: strange, code: 'unknown-field', message: '__proto__' }];
    return refusal('unknown-field', `Expected no field ${strange}`, { errors });
  } catch (error) {
    if (error instanceof SyntaxError) return refusal('bad-request', 'Expected JSON in the body');
    throw error;
  }
}

/**
 * The JSON body of a request; `{}` where there is none. Another media type is refused (415), as
 * are a body over the limit (413), compressed ones (415) and what is not UTF-8 or not JSON (400).
 */
export async function readJson(request: IncomingMessage, limit: number): Promise<Parsed<unknown>> {
  if (!hasBody(request)) return { ok: true, value: {} };
  if (mediaTypeOf(request) !== 'application/json') {
    return refusal('unsupported-media-type', 'Expected Content-Type application/json');
  }
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    return refusal('unsupported-media-type', 'Expected a body without Content-Encoding');
  }
  const tooLarge = refusal('too-large', `Expected a body of at most ${limit} bytes`);
  if (Number(request.headers['content-length'] ?? 0) > limit) return tooLarge;
  const bytes = await readBytes(request, limit);
  if (bytes === null) return tooLarge;
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) return refusal('bad-request', 'Expected UTF-8 in the body');
    throw error;
  }
}
