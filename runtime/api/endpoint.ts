import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Id } from '@liandong/engine';
import type { Request, Response } from 'express';
import type { Principal } from '../auth/principal.ts';
import type { Refusal } from '../commit/command.ts';
import { incomingFolder } from '../files/incoming.ts';
import type { Services } from '../services.ts';
import { addressOf, authenticate, type Caller } from './authenticate.ts';
import { bodyLimitDefault, readJson } from './body.ts';
import type { Budgets } from './budgets.ts';
import { idempotencyOf, revisionOf } from './conditions.ts';
import { sessionCookie, writeCookie } from './cookies.ts';
import { languageOf } from './language.ts';
import { fileLimitDefault, readMultipart } from './multipart.ts';
import { cameSecurely, checkOrigin } from './origin.ts';
import { parse } from './parse.ts';
import { refusal, sendProblem } from './refuse.ts';
import type { AnyRoute, Handling, Reply, UploadedFile } from './route.ts';
import { stripping } from './strip.ts';

export interface EndpointParts {
  readonly services: Services;
  readonly budgets: Budgets;
  /** False below the disk's watermark: nothing is written then. */
  writable(): boolean;
  /** A stream goes on for long: it no longer counts among the requests under way. */
  released(response: Response): void;
  /** Streams that a person has open on a route. */
  streamsOf(user: Id, route: string): number;
}

type Asked = Handling<unknown, unknown, unknown>;
type Answer = Reply<unknown>;

const isRefusal = (value: object): value is Refusal => 'ok' in value && value.ok === false;

/** What can be refused without reading the body: origin, session, right, budget. */
function admission(
  route: AnyRoute,
  parts: EndpointParts,
  request: Request,
  { principal, expired }: Caller,
): Refusal | null {
  const { services, budgets } = parts;
  const { access, limit } = route;
  if (route.method !== 'get') {
    const foreign = checkOrigin(request, services.config);
    if (foreign !== null) return foreign;
  }
  const subject = limit.by === 'user' && principal.id !== null ? `user:${principal.id}` : null;
  const waitMs = budgets.take(limit.name, subject ?? addressOf(request), services.now());
  if (waitMs > 0) {
    const data = { retryAfter: String(Math.ceil(waitMs / 1000)) };
    return refusal('too-many-requests', `Expected fewer calls of "${limit.name}"`, { data });
  }
  if (access.signedIn && principal.kind !== 'user') {
    return expired
      ? refusal('session-expired', 'Expected a session that is not over')
      : refusal('not-signed-in', 'Expected a session');
  }
  const person = principal.id === null ? null : services.organisation.person(principal.id);
  if (access.signedIn && person?.passwordExpired && !route.beforeNewPassword) {
    return refusal('password-expired', 'Expected a password that only the person knows');
  }
  if (access.rights.length > 0 && !access.rights.some((right) => principal.rights.has(right))) {
    return refusal('not-allowed', `Expected the right ${access.rights.join(' or ')}`);
  }
  const listens = route.mediaType === 'text/event-stream' && principal.id !== null;
  const { streamsPerUserMax: most } = services.config;
  if (listens && parts.streamsOf(principal.id, route.path) >= most) {
    return refusal('too-many-requests', `Expected at most ${most} open streams`);
  }
  if (route.method !== 'get' && !parts.writable()) {
    return refusal('unavailable', 'Expected more free space on the disk');
  }
  return null;
}

/** The body as the route declares it, with the files of a multipart one. */
async function readBody(
  route: AnyRoute,
  services: Services,
  request: Request,
  files: UploadedFile[],
): Promise<{ readonly ok: true; readonly value: unknown } | Refusal> {
  if (route.transport !== 'multipart') {
    return readJson(request, route.bodyLimit ?? bodyLimitDefault);
  }
  const folder = join(services.config.dataDir, incomingFolder);
  return readMultipart(request, { folder, fileLimit: route.bodyLimit ?? fileLimitDefault, files });
}

/** Parses and authorises a call; the answer is what its handler takes. */
async function prepare(
  route: AnyRoute,
  parts: EndpointParts,
  request: Request,
  caller: Caller,
  context: { readonly requestId: string; readonly language: 'zh' | 'en'; files: UploadedFile[] },
): Promise<Asked | Refusal> {
  const { services } = parts;
  const { language, files, requestId } = context;
  const { principal, session } = caller;
  const params = parse(route.params, request.params, 'params', language);
  if (!params.ok) return params;
  const query = parse(route.query, request.query, 'query', language);
  if (!query.ok) return query;
  const revision = revisionOf(request, route);
  if (!revision.ok) return revision;
  const read = route.method === 'get' ? null : await readBody(route, services, request, files);
  if (read !== null && !read.ok) return read;
  const body = parse(route.body, read === null ? {} : read.value, 'body', language);
  if (!body.ok) return body;
  const input = { params: params.value, query: query.value, body: body.value };
  const verdict = await route.access.allows(principal, input, services);
  if (verdict === 'not-found') return refusal('not-found', 'Expected something you may see');
  if (!verdict) return refusal('not-allowed', `Expected ${route.access.name}`);
  const key = idempotencyOf(request, route, principal, input);
  if (!key.ok) return key;
  return {
    ...input,
    principal,
    session,
    secure: cameSecurely(request, services.config),
    services,
    idempotency: key.value,
    revision: revision.value,
    language,
    requestId,
    files,
  };
}

/** `ETag` of what has a revision, for the `If-Match` of the next change. */
function revisionTag(body: unknown): string | null {
  const hasOne = typeof body === 'object' && body !== null && 'revision' in body;
  return hasOne && Number.isInteger(body.revision) ? `"${body.revision}"` : null;
}

async function sendStream(parts: EndpointParts, response: Response, body: Readable): Promise<void> {
  parts.released(response);
  try {
    await pipeline(body, response);
  } catch (error) {
    // The reader went away, or the source broke after the head was sent: nothing can be said.
    const gone = error instanceof Error && 'code' in error;
    if (!gone || error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

async function send(
  route: AnyRoute,
  parts: EndpointParts,
  response: Response,
  answer: Answer & { ok: true },
  requestId: string,
): Promise<Refusal | null> {
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.append(name, value);
  response.status(route.status ?? 200);
  if (route.transport === 'stream') {
    await sendStream(parts, response, answer.body as Readable);
    return null;
  }
  if (route.status === 204) {
    response.end();
    return null;
  }
  const checked = stripping(route.reply)['~standard'].validate(answer.body);
  const result = checked instanceof Promise ? await checked : checked;
  if (result.issues !== undefined) {
    const issues = result.issues.map(({ path, message }) => ({ path, message }));
    parts.services.log.error({ requestId, route: route.path, issues }, 'reply differs from schema');
    return refusal('internal', 'Expected a reply as the API describes it');
  }
  const tag = revisionTag(result.value);
  if (tag !== null) response.setHeader('ETag', tag);
  response.json(result.value);
  return null;
}

/** Removes what was uploaded and not taken over by the handler. */
async function discard(files: readonly UploadedFile[]): Promise<void> {
  for (const file of files) await rm(file.path, { force: true });
}

function logRefusal(
  services: Services,
  route: AnyRoute,
  { code, detail }: Refusal,
  principal: Principal,
  requestId: string,
): void {
  const { log } = services;
  const line = {
    requestId,
    route: route.path,
    policy: route.access.name,
    problem: code,
    user: principal.id,
  };
  // A detail may hold what the caller sent; of these two it is our own sentence.
  if (code === 'not-allowed' || code === 'wrong-origin') log.warn(line, detail);
  else log.debug(line, 'request refused');
}

/** The handler of a route: admits, parses, authorises, handles, answers. */
export function endpoint(
  route: AnyRoute,
  parts: EndpointParts,
): (request: Request, response: Response) => Promise<void> {
  const { services } = parts;
  return async (request, response) => {
    const requestId: string = response.locals.requestId;
    const caller = await authenticate(request, services);
    const { principal } = caller;
    response.locals.user = principal.id;
    const language = languageOf(request.headers['accept-language'], principal.language);
    const files: UploadedFile[] = [];
    const refuse = (refused: Refusal): void => {
      logRefusal(services, route, refused, principal, requestId);
      if (refused.code === 'session-expired') {
        const secure = cameSecurely(request, services.config);
        const gone = writeCookie(sessionCookie, '', { secure, maxAgeS: 0 });
        response.append('Set-Cookie', gone);
      }
      if (!request.complete) response.setHeader('Connection', 'close');
      sendProblem(response, refused, language, requestId);
    };
    const refused = admission(route, parts, request, caller);
    if (refused !== null) return refuse(refused);
    try {
      const asked = await prepare(route, parts, request, caller, { requestId, language, files });
      if (isRefusal(asked)) return refuse(asked);
      const answer = await route.handle(asked);
      if (!answer.ok) return refuse(answer);
      const broken = await send(route, parts, response, answer, requestId);
      if (broken !== null) refuse(broken);
    } finally {
      await discard(files);
    }
  };
}
