import { randomUUID } from 'node:crypto';

/** An answer of the API; `body` is what it said. */
export interface Reply<Body> {
  readonly status: number;
  readonly body: Body;
}

/** One browser: keeps its cookies, names its origin, repeats nothing by itself. */
export class Client {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  async signIn(login: string, password: string): Promise<void> {
    const reply = await this.post('/sessions', { login, password });
    if (reply.status !== 200) throw new Error(`Expected ${login} to sign in: ${reply.status}`);
  }

  get<Body>(path: string): Promise<Reply<Body>> {
    return this.#send(path, { method: 'GET' });
  }

  /** A write with an idempotency key of its own. */
  post<Body>(path: string, body: object = {}): Promise<Reply<Body>> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    return this.#send(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** Uploads one file; answers its id. */
  async upload(name: string, content: Buffer): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)], { type: 'image/png' }), name);
    const reply = await this.#send<{ id: string }>('/files', { method: 'POST', body: form });
    if (reply.status >= 300) throw new Error(`Expected the file to be taken: ${said(reply)}`);
    return reply.body.id;
  }

  async #send<Body>(path: string, init: RequestInit): Promise<Reply<Body>> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...init.headers, origin: this.#origin, ...(cookie ? { cookie } : {}) };
    const response = await fetch(`${this.#origin}/api/v1${path}`, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    const text = await response.text();
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as Body };
  }
}

/** A reply in one line, for messages. */
export function said(reply: Reply<unknown>): string {
  return `${reply.status} ${JSON.stringify(reply.body)}`;
}
