import { parentPort } from 'node:worker_threads';
import { check, readDecisions } from '@liandong/engine';
import type { Examination, ToExamine } from './examine.ts';

/** The thread that reads XML of strangers: what hangs or fills the memory, does so here. */
const port = parentPort;
if (port === null) throw new Error('Expected to run in a worker thread');

port.on('message', ({ id, kind, xml, imported }: ToExamine) => {
  const reading = kind === 'process' ? check(xml) : readDecisions(xml, { imported });
  reading.then(
    (found) => {
      const problems = 'problems' in found ? found.problems : found;
      port.postMessage({ id, problems } satisfies Examination);
    },
    (error: unknown) => port.postMessage({ id, error: String(error) } satisfies Examination),
  );
});
port.postMessage({ id: 0, problems: [] } satisfies Examination);
