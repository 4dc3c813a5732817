import { Worker } from 'node:worker_threads';
import type { Problem } from '@liandong/engine';
import { decisionsBeside } from './models.ts';
import type { PackContent } from './packs.ts';
import { packProblem } from './problem.ts';

export interface ToExamine {
  readonly id: number;
  readonly kind: 'process' | 'decision';
  readonly xml: string;
  /** Decision files that a decision file may import. */
  readonly imported: readonly string[];
}

type Text = Omit<ToExamine, 'id'>;

/** What the thread answers; the one with id 0 says that it is there. */
export type Examination =
  | { readonly id: number; readonly problems: readonly Problem[] }
  | { readonly id: number; readonly error: string };

/** What is shorter is read in less time than a thread takes to answer; the guard saw to that. */
const lightMax = 100_000;
/** More than the largest model that the guard lets pass takes on a busy machine. */
const timeMsMax = 5000;
const memoryMbMax = 512;
/** Loading the engine in a new thread, on a machine that has much else to do. */
const startMsMax = 60_000;

/** The thread's code; from the sources it needs first what lets Node read TypeScript. */
function startThread(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: memoryMbMax };
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('examine-worker.js', import.meta.url), { resourceLimits });
  }
  const { href } = new URL('examine-worker.ts', import.meta.url);
  const code = `import('tsx/esm/api').then(({ register }) => {
    register();
    return import(${JSON.stringify(href)});
  });`;
  return new Worker(code, { eval: true, resourceLimits, execArgv: ['--conditions=development'] });
}

interface Waiting {
  readonly path: string;
  readonly resolve: (problems: readonly Problem[]) => void;
}

/**
 * Examines XML that people bring in a thread of its own, within limits of time and memory, so that
 * no text stops the process for everybody else. One text after another; a thread that had to be
 * ended is replaced by the next question.
 */
export class Examiner {
  readonly #timeMs: number;
  #worker: Promise<Worker> | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #waiting: Waiting | null = null;
  #ids = 0;

  constructor(timeMs = timeMsMax) {
    this.#timeMs = timeMs;
  }

  /** The problems of every long process and decision of a pack, by path. */
  async examine(content: PackContent): Promise<ReadonlyMap<string, readonly Problem[]>> {
    const found = new Map<string, readonly Problem[]>();
    for (const [path, xml] of content) {
      const kind = /^(process|decision)\./.exec(path)?.[1];
      if (xml.length > lightMax && (kind === 'process' || kind === 'decision')) {
        const imported = kind === 'decision' ? decisionsBeside(path, content) : [];
        found.set(path, await this.#next(path, { kind, xml, imported }));
      }
    }
    return found;
  }

  async close(): Promise<void> {
    const worker = await this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #next(path: string, text: Text): Promise<readonly Problem[]> {
    const asked = this.#last.then(() => this.#ask(path, text));
    this.#last = asked.catch(() => undefined);
    return asked;
  }

  async #ask(path: string, text: Text): Promise<readonly Problem[]> {
    this.#worker ??= this.#start();
    const worker = await this.#worker;
    const id = ++this.#ids;
    const answer = new Promise<readonly Problem[]>((resolve) => {
      this.#waiting = { path, resolve };
    });
    const timer = setTimeout(() => this.#giveUp(worker), this.#timeMs);
    worker.ref();
    worker.postMessage({ id, ...text } satisfies ToExamine);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
      worker.unref();
      this.#waiting = null;
    }
  }

  /** The text took too long, or the thread ended over it. */
  #giveUp(worker: Worker): void {
    this.#worker = null;
    void worker.terminate();
    const { path, resolve } = this.#waiting ?? {};
    if (path !== undefined) resolve?.([packProblem('pack/too-heavy', path)]);
  }

  #start(): Promise<Worker> {
    const worker = startThread();
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('The examiner did not start')), startMsMax);
      worker.on('message', (answer: Examination) => {
        if (answer.id === 0) {
          clearTimeout(late);
          return resolve(worker);
        }
        const { resolve: answered, path = '' } = this.#waiting ?? {};
        answered?.('problems' in answer ? answer.problems : [packProblem('pack/too-heavy', path)]);
      });
      worker.on('error', (error) => {
        reject(error);
        this.#giveUp(worker);
      });
    });
  }
}

/** One thread a process is enough: few people publish at a time. */
export const examiner = new Examiner();
