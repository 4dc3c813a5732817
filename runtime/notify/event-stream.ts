import { Readable } from 'node:stream';
import type { Change } from '../commit/command.ts';
import type { Batch } from './audience.ts';

export interface StreamOptions {
  listen(listener: (batch: Batch) => void): () => void;
  /** Which changes of a batch this listener may hear. */
  filter(batch: Batch): readonly Change[];
  /** Whether a batch may have ended the session. */
  concerns(batch: Batch): boolean;
  /** False ends the stream. */
  alive(): Promise<boolean>;
  failed(error: unknown): void;
  /** So often a comment keeps proxies from closing the connection, and the session is checked. */
  readonly heartbeatMs: number;
}

/** Bytes that wait for a slow reader; beyond it the browser connects anew and reloads. */
const waitingBytesMax = 64 * 1024;

/**
 * Server-sent events (HTML Living Standard 9.2), one `change` event with `{topic, subject}` each.
 */
export function eventStream(options: StreamOptions): Readable {
  const stream = new Readable({
    read() {
      // Events are pushed as they come.
    },
    destroy(error, done) {
      stop();
      clearInterval(heartbeat);
      done(error);
    },
  });
  const push = (text: string): void => {
    if (stream.destroyed) return;
    if (stream.readableLength > waitingBytesMax) stream.destroy();
    else stream.push(text);
  };
  const check = (): void => {
    options.alive().then((alive) => {
      if (!alive && !stream.destroyed) stream.push(null);
    }, options.failed);
  };
  const stop = options.listen((batch) => {
    if (options.concerns(batch)) check();
    const lines = options
      .filter(batch)
      .map((change) => `event: change\ndata: ${JSON.stringify(change)}\n\n`);
    if (lines.length > 0) push(lines.join(''));
  });
  const heartbeat = setInterval(() => {
    push(': \n\n');
    check();
  }, options.heartbeatMs);
  heartbeat.unref();
  push('retry: 3000\n\n');
  return stream;
}
