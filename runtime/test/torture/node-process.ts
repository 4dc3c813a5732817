import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Call, Reply } from './protocol.ts';

/** Thrown where a call was not answered: what became of it is unknown. */
export class NodeDied extends Error {}

const program = fileURLToPath(new URL('./child.ts', import.meta.url));

/** One life of a node in a process of its own. */
export class NodeProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<string, (reply: Reply | null) => void>();
  readonly ended: Promise<void>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.ended = once(child, 'exit').then(() => {
      for (const settle of this.#waiting.values()) settle(null);
      this.#waiting.clear();
    });
  }

  /** Starts a node and waits until it takes calls. Throws `NodeDied` when it ends before. */
  static async start(database: string): Promise<NodeProcess> {
    const args = ['--import', 'tsx', '--conditions=development', program, database];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    const node = new NodeProcess(child);
    child.stdin?.on('error', () => undefined);
    if (child.stdout === null) throw new Error('Expected an output');
    const lines = createInterface({ input: child.stdout });
    const ready = new Promise<'ready'>((resolve) => {
      lines.on('line', (line) => {
        const reply = JSON.parse(line) as Reply | { ready: true };
        if ('ready' in reply) resolve('ready');
        else node.#answer(reply);
      });
    });
    const first = await Promise.race([ready, node.ended]);
    if (first !== 'ready') throw new NodeDied('The node ended before it was ready');
    return node;
  }

  async call(call: Call): Promise<Reply> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
      throw new NodeDied('The node is dead');
    }
    const reply = await new Promise<Reply | null>((resolve) => {
      this.#waiting.set(call.key, resolve);
      this.#child.stdin?.write(`${JSON.stringify(call)}\n`);
    });
    if (reply === null) throw new NodeDied('The node died before it answered');
    return reply;
  }

  /** Dies at once, as when the power goes. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  #answer(reply: Reply): void {
    this.#waiting.get(reply.key)?.(reply);
    this.#waiting.delete(reply.key);
  }
}
