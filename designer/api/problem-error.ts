import type { ProblemCode } from '@liandong/runtime/api-types';

/** `offline`: no answer came. `unreadable`: the answer is not ours, from a proxy perhaps. */
export type ClientProblemCode = ProblemCode | 'offline' | 'unreadable';

type ProblemBody = {
  readonly code?: unknown;
  readonly title?: unknown;
  readonly detail?: unknown;
  readonly requestId?: unknown;
  readonly [member: string]: unknown;
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** What the server answered instead of a result (problem+json, RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ClientProblemCode;
  readonly status: number;
  /** The number to quote, null when no answer came. */
  readonly requestId: string | null;
  /** Further members of the problem, for example the open order of `order-open`. */
  readonly body: ProblemBody;

  /** `title` is the sentence in the user's language; `detail` is for those who read logs. */
  constructor(status: number, code: ClientProblemCode, body: ProblemBody) {
    super(isText(body.title) ? body.title : '');
    this.status = status;
    this.code = code;
    this.requestId = isText(body.requestId) ? body.requestId : null;
    this.body = body;
  }

  /** Seconds until another try is of use (`Retry-After`), null where waiting does not help. */
  get retryAfterS(): number | null {
    const seconds = Number(this.body.retryAfter);
    return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
  }

  /** True when signing in again is what helps. */
  get needsSignIn(): boolean {
    return this.code === 'not-signed-in' || this.code === 'session-expired';
  }
}

/** Reads an answer that is not 2xx. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body = await readJson(response);
  const requestId = response.headers.get('x-request-id');
  if (body === null || !isText(body.code)) {
    return new ProblemError(response.status, 'unreadable', { requestId });
  }
  const code = body.code as ProblemCode;
  return new ProblemError(response.status, code, { requestId, ...body });
}

async function readJson(response: Response): Promise<ProblemBody | null> {
  const text = await response.text();
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as ProblemBody) : null;
  } catch {
    // An HTML page of a proxy is no problem of ours; the caller gets `unreadable`.
    return null;
  }
}
