import { Readable } from 'node:stream';
import type { Change } from '../commit/command.ts';

export interface StreamOptions {
  subscribe(listener: (changes: readonly Change[]) => void): () => void;
  /** Which of the changes this listener may hear; null ends the stream. */
  filter(changes: readonly Change[]): Promise<readonly Change[] | null>;
  failed(error: unknown): void;
  /** Changes that come within this time are told together. */
  readonly gatherMs: number;
  /** A comment after so much silence keeps proxies from closing the connection. */
  readonly silenceMs: number;
}

/** Changes kept for a slow listener; beyond it is told once to reload everything. */
const keptMax = 200;
const everything = ['task', 'record', 'notice', 'order'].map((topic) => ({ topic, subject: '' }));

/**
 * Server-sent events (HTML Living Standard 9.2), one `change` event with `{topic, subject}` each.
 */
export function eventStream(options: StreamOptions): Readable {
  const waiting = new Map<string, Change>();
  let gathering: NodeJS.Timeout | null = null;
  const stream = new Readable({
    read() {
      // Events are pushed as they come.
    },
    destroy(error, done) {
      unsubscribe();
      clearInterval(heartbeat);
      if (gathering !== null) clearTimeout(gathering);
      done(error);
    },
  });
  const send = (changes: readonly Change[]): void => {
    const lines = changes.map((change) => `event: change\ndata: ${JSON.stringify(change)}\n\n`);
    if (lines.length > 0 && !stream.destroyed) stream.push(lines.join(''));
  };
  const tell = async (): Promise<void> => {
    gathering = null;
    const changes = waiting.size > keptMax ? everything : [...waiting.values()];
    waiting.clear();
    const heard = await options.filter(changes);
    if (heard === null) stream.push(null);
    else send(heard);
  };
  const unsubscribe = options.subscribe((changes) => {
    // A reader that does not keep up gets no more than the sum of what it missed.
    for (const change of changes) {
      if (waiting.size <= keptMax) waiting.set(`${change.topic} ${change.subject}`, change);
    }
    gathering ??= setTimeout(() => tell().catch(options.failed), options.gatherMs);
  });
  const heartbeat = setInterval(() => {
    if (stream.readableLength === 0) stream.push(': \n\n');
  }, options.silenceMs);
  heartbeat.unref();
  stream.push('retry: 3000\n\n');
  return stream;
}
