/** Runs asynchronous work one at a time, in the order of calls. */
export class Fifo {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work, work);
    this.#last = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }
}
