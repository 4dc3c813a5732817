import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { Refusal } from '../commit/command.ts';
import type { Services } from '../services.ts';
import { StoreError } from '../store/port.ts';
import { bornServer } from './born.ts';
import { Budgets } from './budgets.ts';
import { type EndpointParts, endpoint } from './endpoint.ts';
import { setSecurityHeaders } from './headers.ts';
import { Intake } from './intake.ts';
import { languageOf } from './language.ts';
import { Metrics } from './metrics.ts';
import { openApi } from './openapi.ts';
import { cameSecurely } from './origin.ts';
import { Pages } from './pages.ts';
import { addProbes, type Check } from './probes.ts';
import { refusal, sendProblem } from './refuse.ts';
import type { AnyRoute } from './route.ts';

const base = '/api/v1';
const version = '0.1.0';

export interface ApiParts {
  readonly services: Services;
  readonly routes: readonly AnyRoute[];
  /** What `/ready` reports beside the intake. */
  ready(): Promise<readonly Check[]>;
  /** False below the disk's watermark. */
  writable(): boolean;
  readonly gauges: { readonly [name: string]: readonly [help: string, read: () => number] };
}

export interface Api {
  readonly server: Server;
  /** Refuses new requests, ends streams, resolves when the others are answered. */
  drain(): Promise<void>;
}

function refuse(request: Request, response: Response, refused: Refusal): void {
  const language = languageOf(request.headers['accept-language']);
  sendProblem(response, refused, language, response.locals.requestId);
}

/** Request id, security headers, place in the intake, and one log line when it is over. */
function arrival(services: Services, intake: Intake, metrics: Metrics) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    response.locals.requestId = requestId;
    response.setHeader('X-Request-Id', requestId);
    setSecurityHeaders(response, cameSecurely(request, services.config));
    response.once('close', () => {
      const { code, route = 'none', user } = response.locals;
      const ms = performance.now() - startedAt;
      const { method } = request;
      const status = response.writableFinished ? response.statusCode : 499;
      metrics.request(method, route, status, ms / 1000);
      const line = { requestId, method, route, status, ms: Math.round(ms), problem: code, user };
      services.log.info(line, 'request');
    });
    const isProbe = request.path === '/health' || request.path === '/metrics';
    const full = isProbe ? null : intake.enter(response);
    if (full === null) {
      next();
      return;
    }
    response.setHeader('Connection', 'close');
    refuse(request, response, refusal(full, 'Expected fewer requests under way'));
  };
}

/** What was not foreseen: a lost database is told apart from a fault of ours. */
function failure(services: Services) {
  return (error: unknown, request: Request, response: Response, _next: NextFunction): void => {
    const { requestId, route } = response.locals;
    const lost = error instanceof StoreError && error.failure !== 'invalid';
    services.log.error({ requestId, route, err: error }, 'request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const malformed = error instanceof URIError;
    const code = malformed ? 'bad-request' : lost ? 'unavailable' : 'internal';
    refuse(request, response, refusal(code, `See the log at request ${requestId}`));
  };
}

function addRoutes(router: express.Router, parts: EndpointParts, routes: readonly AnyRoute[]) {
  const methods = new Map<string, Set<string>>();
  for (const route of routes) {
    const run = endpoint(route, parts);
    const known = methods.get(route.path) ?? new Set();
    methods.set(route.path, known.add(route.method.toUpperCase()));
    router[route.method](route.path, (request, response) => {
      response.locals.route = route.path;
      return run(request, response);
    });
  }
  for (const [path, known] of methods) {
    router.all(path, (request, response) => {
      response.setHeader('Allow', [...known].join(', '));
      refuse(request, response, refusal('method-not-allowed', `Expected ${[...known].join(', ')}`));
    });
  }
}

/** Builds the HTTP side of a node. It does not listen yet. */
export async function openApiServer(parts: ApiParts): Promise<Api> {
  const { services, routes } = parts;
  const { config } = services;
  const intake = new Intake(config.inFlightMax);
  const metrics = new Metrics({
    http_requests_under_way: ['Requests under way', () => intake.size],
    http_streams: ['Open event streams', () => intake.streams],
    ...parts.gauges,
  });
  const app = express();
  app.disable('x-powered-by').disable('etag').set('trust proxy', config.trustedProxies);
  app.use(arrival(services, intake, metrics));
  const ready = async (): Promise<readonly Check[]> => [
    { name: 'intake', ok: !intake.closed },
    ...(await parts.ready()),
  ];
  addProbes(app, { metrics, ready });
  const router = express.Router({ caseSensitive: true, strict: true });
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Vary', 'Accept-Language, Cookie');
    next();
  });
  const description = openApi(routes, version);
  router.get('/openapi.json', (_request, response) => {
    response.locals.route = '/openapi.json';
    response.json(description);
  });
  const endpointParts: EndpointParts = {
    services,
    budgets: new Budgets(config.budgets),
    writable: () => parts.writable(),
    released: (response) => intake.stream(response),
    streamsOf: (user, route) => intake.streamsOf(user, route),
  };
  addRoutes(router, endpointParts, routes);
  app.use(base, router);
  const pages = config.pagesDir === null ? null : await Pages.open(config.pagesDir);
  app.use(async (request, response) => {
    const isApi = request.path === '/api' || request.path.startsWith('/api/');
    const secure = cameSecurely(request, config);
    if (!isApi && pages !== null && (await pages.serve(request, response, secure))) return;
    refuse(request, response, refusal('not-found', 'Expected a path that exists'));
  });
  app.use(failure(services));
  const server = bornServer(app);
  server.requestTimeout = 120_000;
  return { server, drain: () => intake.close() };
}
