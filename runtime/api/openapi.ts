import { z } from 'zod';
import { problems } from './problem.ts';
import type { AnyRoute } from './route.ts';

type Schema = z.core.JSONSchema.BaseSchema;

/** The JSON Schema of one side of a schema; what has none (a stream) is any bytes. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

/** `params` or `query` as OpenAPI parameters. */
function parametersOf(schema: z.ZodType, place: 'path' | 'query'): object[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input');
  return Object.entries(properties).map(([name, part]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: part,
  }));
}

function headersOf(route: AnyRoute): object[] {
  const header = (name: string, required: boolean, pattern: string) => ({
    name,
    in: 'header',
    required,
    schema: { type: 'string', pattern },
  });
  return [
    ...(route.idempotent ? [header('Idempotency-Key', false, '^[!-~]{1,128}$')] : []),
    ...(route.conditional === true ? [header('If-Match', true, '^"[0-9]{1,15}"$')] : []),
  ];
}

/** Fields of a multipart body; every file part is taken under the name `file`. */
function multipartSchema(route: AnyRoute): Schema {
  const body = schemaOf(route.body, 'input');
  const file = { type: 'string', format: 'binary' } as const;
  return { ...body, properties: { ...body.properties, file }, required: ['file'] };
}

function requestBodyOf(route: AnyRoute): object {
  if (route.method === 'get') return {};
  if (route.transport === 'multipart') {
    const content = { 'multipart/form-data': { schema: multipartSchema(route) } };
    return { requestBody: { required: true, content } };
  }
  const schema = schemaOf(route.body, 'input');
  if (Object.keys(schema.properties ?? {}).length === 0) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function replyOf(route: AnyRoute): object {
  const status = String(route.status ?? 200);
  if (route.status === 204) return { [status]: { description: 'Done' } };
  const type = route.mediaType ?? 'application/json';
  const schema = route.transport === 'stream' ? {} : schemaOf(route.reply, 'output');
  return { [status]: { description: route.summary, content: { [type]: { schema } } } };
}

const words = (path: string): string[] => path.split(/[^A-Za-z0-9]+/).filter(Boolean);

/** `postTasksIdClaim`: stable as long as method and path are. */
function operationId({ method, path }: AnyRoute): string {
  const parts = words(path).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return method + parts.join('');
}

function operationOf(route: AnyRoute): object {
  const access = route.access.signedIn ? [{ session: [] }] : [];
  return {
    operationId: operationId(route),
    summary: route.summary,
    tags: [words(route.path)[0] ?? 'root'],
    security: access,
    'x-access': route.access.name,
    ...(route.audit === null ? {} : { 'x-audit': route.audit }),
    'x-limit': route.limit,
    parameters: [
      ...parametersOf(route.params, 'path'),
      ...parametersOf(route.query, 'query'),
      ...headersOf(route),
    ],
    ...requestBodyOf(route),
    responses: {
      ...replyOf(route),
      default: {
        description: 'A problem of the closed list',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
  };
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(problems) },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
};

/** OpenAPI 3.1 of all routes. */
export function openApi(routes: readonly AnyRoute[], version: string): object {
  const paths: { [path: string]: { [method: string]: object } } = {};
  for (const route of routes) {
    const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}').replace(/\*([A-Za-z]+)/g, '{$1}');
    const item = paths[path] ?? {};
    item[route.method] = operationOf(route);
    paths[path] = item;
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Liandong', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session' } },
    },
  };
}
