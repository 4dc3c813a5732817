import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openApi } from '../../api/openapi.ts';
import { routes } from '../../api/routes/index.ts';

const operation = z.looseObject({
  operationId: z.string().regex(/^[a-z]+[A-Za-z0-9]+$/),
  summary: z.string().min(1),
  parameters: z.array(
    z.strictObject({
      name: z.string(),
      in: z.enum(['path', 'query', 'header']),
      required: z.boolean(),
      schema: z.looseObject({}),
    }),
  ),
  responses: z.record(z.string().regex(/^([1-5][0-9]{2}|default)$/), z.looseObject({})),
});

/** The parts of OpenAPI 3.1 that our description uses. */
const description = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  servers: z.array(z.strictObject({ url: z.string() })),
  paths: z.record(z.string().startsWith('/'), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
});

const parsed = description.parse(JSON.parse(JSON.stringify(openApi(routes, '1.0.0'))));
const operations = Object.entries(parsed.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, found]) => ({ path, method, ...found })),
);

describe('the OpenAPI description', () => {
  it('has every route once', () => {
    expect(operations).toHaveLength(routes.length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length);
  });

  it('names exactly the parameters of each path', () => {
    for (const { path, parameters } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const described = parameters.filter((parameter) => parameter.in === 'path');
      expect(described.map(({ name }) => name).toSorted()).toEqual(named.toSorted());
    }
  });

  it('has no reference that leads nowhere', () => {
    const text = JSON.stringify(parsed);
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    for (const [, name = ''] of references) expect(parsed.components.schemas).toHaveProperty(name);
  });
});

describe('the registry of routes', () => {
  it('has each method and path once', () => {
    const names = routes.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('names the audit line of every write, and of no read', () => {
    for (const { method, audit } of routes) expect(audit === null).toBe(method === 'get');
  });
});
