import type { APIRequestContext, Browser } from 'playwright-core';
import type { TestNode } from './node.ts';

type Values = { readonly [name: string]: unknown };
type Task = {
  readonly id: string;
  readonly element: string;
  readonly name: string;
  readonly case: { readonly number: string };
};
type Detail = Task & {
  readonly values: Values;
  readonly proposal: Values;
  readonly operations: readonly string[];
  readonly outcomes: readonly { readonly id: string; readonly required: readonly string[] }[];
};

/** Somebody who works through the HTTP API: for what a journey needs but does not show. */
export class ApiPerson {
  readonly #http: APIRequestContext;
  readonly #url: string;
  #calls = 0;

  private constructor(http: APIRequestContext, url: string) {
    this.#http = http;
    this.#url = url;
  }

  static async signIn(browser: Browser, node: TestNode, login: string): Promise<ApiPerson> {
    const context = await browser.newContext();
    const person = new ApiPerson(context.request, node.url);
    await person.call('POST', '/sessions', { login, password: node.passwords.get(login) ?? '' });
    return person;
  }

  /** Throws with the server's words when it refuses. */
  async call<Reply>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    data?: unknown,
  ): Promise<Reply> {
    this.#calls += 1;
    const headers = { origin: this.#url, 'idempotency-key': `journey-${this.#calls}` };
    const reply = await this.#http.fetch(`${this.#url}/api/v1${path}`, {
      method,
      headers: method === 'GET' ? {} : headers,
      ...(data === undefined ? {} : { data }),
    });
    if (!reply.ok()) throw new Error(`${method} ${path}: ${reply.status()} ${await reply.text()}`);
    return (reply.status() === 204 ? {} : await reply.json()) as Reply;
  }

  /** The person's tasks of a case, claimed or to be claimed. */
  async tasksOf(number: string): Promise<readonly Task[]> {
    const lists = await Promise.all(
      ['assigned', 'claimable'].map((list) =>
        this.call<{ items: Task[] }>('GET', `/tasks?list=${list}&q=${number}`),
      ),
    );
    return lists.flatMap(({ items }) => items);
  }

  /** Claims the person's task of a case if that is needed, and ends it with an outcome. */
  async work(number: string, outcome: string, fields: Values = {}): Promise<void> {
    const [task] = await this.tasksOf(number);
    if (!task) throw new Error(`Expected a task of ${number} but there is none`);
    const detail = await this.call<Detail>('GET', `/tasks/${task.id}`);
    if (detail.operations.includes('claim')) await this.call('POST', `/tasks/${task.id}/claim`, {});
    const { required = [] } = detail.outcomes.find(({ id }) => id === outcome) ?? {};
    const known = { ...detail.proposal, ...detail.values };
    const asked = Object.fromEntries(
      required.flatMap((name) => (known[name] == null ? [] : [[name, known[name]]])),
    );
    await this.call('POST', `/tasks/${task.id}/complete`, {
      outcome,
      fields: { ...asked, ...fields },
    });
  }
}
