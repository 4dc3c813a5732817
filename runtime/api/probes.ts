import type { Express } from 'express';
import type { Metrics } from './metrics.ts';

/** One thing a node needs to take requests; `detail` for an operator. */
export interface Check {
  readonly name: 'database' | 'migrations' | 'disk' | 'intake';
  readonly ok: boolean;
  readonly detail?: string;
}

/** `/health` says that the process answers, `/ready` that it can work, `/metrics` how it does. */
export function addProbes(
  app: Express,
  parts: { readonly metrics: Metrics; ready(): Promise<readonly Check[]> },
): void {
  app.get('/health', (_request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.json({ status: 'ok' });
  });
  app.get('/ready', async (_request, response) => {
    const checks = await parts.ready();
    const ok = checks.every((check) => check.ok);
    response.setHeader('Cache-Control', 'no-store');
    response.status(ok ? 200 : 503).json({ status: ok ? 'ready' : 'not-ready', checks });
  });
  app.get('/metrics', async (_request, response) => {
    const { registry } = parts.metrics;
    response.setHeader('Content-Type', registry.contentType);
    response.end(await registry.metrics());
  });
}
