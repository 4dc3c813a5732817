import type { Text } from '@liandong/engine';
import type { Response } from 'express';
import type { FieldError, Refusal } from '../commit/command.ts';
import { type ProblemCode, problemStatus, problemText } from './problem.ts';

/** A refusal as a value, for everything in the API that says no. */
export function refusal(
  code: ProblemCode,
  detail: string,
  more: { readonly errors?: readonly FieldError[]; readonly data?: Refusal['data'] } = {},
): Refusal {
  return { ok: false, code, detail, ...more };
}

/** Members of a problem that its data may not replace. */
const reserved = new Set(['type', 'title', 'status', 'code', 'detail', 'requestId', 'errors']);

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly requestId: string;
  readonly errors?: readonly FieldError[];
}

/** The body of a refusal: RFC 9457 in one language. */
function problemOf(refused: Refusal, language: keyof Text, requestId: string): Problem {
  const { code, detail, errors, data } = refused;
  const extra = Object.entries(data ?? {}).filter(([name]) => !reserved.has(name));
  return {
    ...Object.fromEntries(extra),
    type: `urn:liandong:problem:${code}`,
    title: problemText(code, data)[language],
    status: problemStatus(code),
    code,
    detail,
    requestId,
    ...(errors === undefined ? {} : { errors }),
  };
}

/** Seconds after which a client may try again, where that helps. */
const retryAfterS: { readonly [code in ProblemCode]?: number } = {
  overloaded: 1,
  unavailable: 5,
  'too-many-requests': 30,
};

/** Sends a refusal. A client that was told to wait finds `Retry-After`. */
export function sendProblem(
  response: Response,
  refused: Refusal,
  language: keyof Text,
  requestId: string,
): void {
  const problem = problemOf(refused, language, requestId);
  const wait = refused.data?.retryAfter ?? retryAfterS[refused.code]?.toString();
  if (wait !== undefined) response.setHeader('Retry-After', wait);
  response.locals.code = refused.code;
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
