import { Readable } from 'node:stream';
import type { Text } from '@liandong/engine';
import { z } from 'zod';
import type { Principal, Right } from '../auth/principal.ts';
import type { Refusal } from '../commit/command.ts';
import type { Services } from '../services.ts';
import { nothing } from './schemas/common.ts';

/** The reply of a `stream` route. */
export const stream = z.instanceof(Readable);

/** What a policy says of one call. `not-found` hides that the thing exists. */
export type Verdict = boolean | 'not-found';

/**
 * Who may call a route: one named policy of `auth/policies/`; a route without one does not
 * compile.
 */
export interface AccessPolicy<Input> {
  readonly name: string;
  /** False only where people without a login may call. */
  readonly signedIn: boolean;
  /** Any one of these is needed; checked before the body is read. Empty: none is needed. */
  readonly rights: readonly Right[];
  /** Decided after parsing and before handling; object-level checks read through the services. */
  allows(principal: Principal, input: Input, services: Services): Verdict | Promise<Verdict>;
}

/** A named budget; its figures are configuration. */
export interface RateLimit {
  readonly name: string;
  readonly by: 'user' | 'address';
}

export interface RouteInput<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

export type ReadMethod = 'get';
export type WriteMethod = 'post' | 'put' | 'patch' | 'delete';

/**
 * An endpoint as one value. OpenAPI, the client's types, the authorization matrix and the fuzz
 * tests derive from it.
 */
export interface Route<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> {
  readonly method: ReadMethod | WriteMethod;
  /** Below `/api/v1`, with `:name` parameters. */
  readonly path: string;
  readonly summary: string;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly reply: R;
  /** 200 unless said; 204 replies have no body. */
  readonly status?: 200 | 201 | 202 | 204;
  readonly access: AccessPolicy<RouteInput<z.output<P>, z.output<Q>, z.output<B>>>;
  /** Required for every write; null only for reads. */
  readonly audit: string | null;
  /** Takes an `Idempotency-Key`. */
  readonly idempotent: boolean;
  /** Needs `If-Match: "<revision>"`. */
  readonly conditional?: boolean;
  /**
   * `multipart` bodies are parsed to files before handling; the body of a `stream` reply is a
   * `Readable` that is sent as it comes, its headers name the media type.
   */
  readonly transport?: 'json' | 'multipart' | 'stream';
  /** Of a `stream` reply, for the description. */
  readonly mediaType?: string;
  /** Bytes; 64 KiB unless said. Of a multipart body: of each file, 20 MiB unless said. */
  readonly bodyLimit?: number;
  /** True for what a person may do whose password somebody else gave. */
  readonly beforeNewPassword?: boolean;
  readonly limit: RateLimit;
  handle(request: Handling<z.output<P>, z.output<Q>, z.output<B>>): Promise<Reply<z.input<R>>>;
}

/** A route of which only the general shape matters: the registry, OpenAPI, the matrix. */
export type AnyRoute = Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

type Nothing = typeof nothing;

interface CommonSpec<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> extends Omit<Route<P, Q, B, R>, 'method' | 'audit' | 'idempotent' | 'params' | 'query' | 'body'> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
}

type ReadSpec<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> = CommonSpec<P, Q, B, R> & { readonly method: ReadMethod; readonly audit?: null };

type WriteSpec<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> = CommonSpec<P, Q, B, R> & {
  readonly method: WriteMethod;
  readonly audit: string;
  readonly idempotent?: boolean;
};

/**
 * Makes an endpoint. `access` and, for every write, `audit` are required by the type; params,
 * query and body left out take nothing. One route is one file, `routes/<resource>/<verb>.ts`, and
 * one line in `routes/index.ts`.
 */
export function route<
  R extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(spec: ReadSpec<P, Q, B, R> | WriteSpec<P, Q, B, R>): Route<P, Q, B, R> {
  return {
    ...spec,
    // The defaults have the type of the generics' defaults, which the compiler cannot see.
    params: spec.params ?? (nothing as z.ZodType as P),
    query: spec.query ?? (nothing as z.ZodType as Q),
    body: spec.body ?? (nothing as z.ZodType as B),
    audit: spec.audit ?? null,
    idempotent: spec.method === 'get' ? false : (spec.idempotent ?? false),
  };
}

/** Budgets by name; their figures are configuration. */
export const perUser = (name: string): RateLimit => ({ name, by: 'user' });
export const perAddress = (name: string): RateLimit => ({ name, by: 'address' });

/** What a `Command` takes as its `idempotency`. */
export interface Idempotency {
  readonly scope: string;
  readonly key: string;
  readonly fingerprint: string;
}

/** What a handler gets. */
export interface Handling<P, Q, B> extends RouteInput<P, Q, B> {
  readonly principal: Principal;
  /** Hash of the session's token; null without a session. */
  readonly session: string | null;
  /** Whether the browser came by https: cookies are `Secure` then. */
  readonly secure: boolean;
  readonly services: Services;
  /** From `Idempotency-Key`, scoped to principal and route; null without one. */
  readonly idempotency: Idempotency | null;
  /** From `If-Match`. */
  readonly revision: number | null;
  readonly language: keyof Text;
  readonly requestId: string;
  readonly files: readonly UploadedFile[];
}

/** A file of a multipart request, already on disk under a name of our own. */
export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly path: string;
}

export type Reply<T> =
  | { readonly ok: true; readonly body: T; readonly headers?: { readonly [name: string]: string } }
  | Refusal;
