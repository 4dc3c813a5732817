import { ProblemError, problemOf } from './problem-error.ts';

const base = '/api/v1';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Query = { readonly [name: string]: string | number | null | undefined };

export type RequestOptions = {
  readonly query?: Query;
  /** Sent as JSON; a FormData is sent as it is. */
  readonly body?: unknown;
  /** Makes repeating the request safe. Writes without one get a fresh key. */
  readonly idempotencyKey?: string;
  /** Revision that the change starts from (`If-Match`). */
  readonly revision?: number;
  readonly signal?: AbortSignal;
};

/** A key that nobody else draws: 128 random bits. Works on plain http too, unlike randomUUID. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Address of an API path with its query; empty and absent values are left out. */
export function apiUrl(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${base}${path}?${text}` : `${base}${path}`;
}

/**
 * Sends a request to the API. `path` begins after `/api/v1`. Throws ProblemError for every answer
 * that is not 2xx and with the code `offline` when none comes.
 */
export async function request<Reply>(
  method: Method,
  path: string,
  options: RequestOptions = {},
): Promise<Reply> {
  const { body, signal } = options;
  const headers = headersOf(method, options);
  let response: Response;
  try {
    response = await fetch(apiUrl(path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: encode(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ProblemError(0, 'offline', {});
  }
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return {} as Reply;
  return (await response.json()) as Reply;
}

function headersOf(method: Method, options: RequestOptions): Headers {
  const headers = new Headers({ accept: 'application/json' });
  headers.set('accept-language', document.documentElement.lang || 'zh-CN');
  if (options.body !== undefined && !(options.body instanceof FormData)) {
    headers.set('content-type', 'application/json');
  }
  if (method !== 'GET') headers.set('idempotency-key', options.idempotencyKey ?? newKey());
  if (options.revision !== undefined) headers.set('if-match', `"${options.revision}"`);
  return headers;
}

function encode(body: unknown): BodyInit {
  return body instanceof FormData ? body : JSON.stringify(body);
}
