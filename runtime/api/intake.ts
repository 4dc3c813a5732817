import type { Id } from '@liandong/engine';
import type { Response } from 'express';

/** Requests under way: bounded, and drained when the node stops. */
export class Intake {
  readonly #max: number;
  readonly #inside = new Set<Response>();
  readonly #streams = new Set<Response>();
  #closed = false;
  #empty: (() => void)[] = [];

  constructor(max: number) {
    this.#max = max;
  }

  get size(): number {
    return this.#inside.size;
  }

  get streams(): number {
    return this.#streams.size;
  }

  /** Open streams of one person on one route. */
  streamsOf(user: Id, route: string): number {
    let open = 0;
    for (const { locals } of this.#streams) {
      if (locals.user === user && locals.route === route) open += 1;
    }
    return open;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Lets a request in until its response is over; says why not. */
  enter(response: Response): 'overloaded' | 'unavailable' | null {
    if (this.#closed) return 'unavailable';
    if (this.#inside.size >= this.#max) return 'overloaded';
    this.#inside.add(response);
    response.once('close', () => {
      this.#streams.delete(response);
      this.#leave(response);
    });
    return null;
  }

  /** The response goes on for long: it is no request under way, but ended by `close`. */
  stream(response: Response): void {
    if (response.destroyed || response.closed) return;
    this.#streams.add(response);
    this.#leave(response);
  }

  /** Lets nobody in, ends the streams, resolves when all requests are answered. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const response of this.#streams) response.destroy();
    if (this.#inside.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#empty.push(resolve);
    });
  }

  #leave(response: Response): void {
    this.#inside.delete(response);
    if (this.#inside.size === 0) for (const done of this.#empty.splice(0)) done();
  }
}
