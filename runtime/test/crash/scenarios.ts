import type { Id, Variables } from '@liandong/engine';
import type { Command, Outcome } from '../../commit/command.ts';
import { StoreError } from '../../store/port.ts';
import { completeJob } from '../../usecases/jobs/complete.ts';
import { failJob } from '../../usecases/jobs/fail.ts';
import { fetchJobs } from '../../usecases/jobs/fetch.ts';
import { increment, number } from '../commit/commands.ts';
import { claim, complete, type Started, start } from '../process/commands.ts';
import type { ModelName } from '../process/models.ts';
import type { Library, World } from '../process/world.ts';

/** What a scenario does through: each call is tried again, in a new life, until it is answered. */
export interface Client {
  readonly library: Library;
  /** Sends a command under a key of its own; answers what was acknowledged. */
  send<T>(command: Command<T>): Promise<T>;
  /** Does something that is safe to repeat. */
  repeat<T>(work: (world: World) => Promise<T>): Promise<T>;
  /** Runs what is due. */
  settle(): Promise<void>;
  advance(ms: number): void;
}

export interface Scenario {
  readonly name: string;
  play(client: Client): Promise<void>;
  /** Instances that must be there in the end, by process, all completed. */
  readonly completed: { readonly [process: string]: number };
}

const hour = 3_600_000;
const variables: Variables = { amount: 2000 };

const begin = (client: Client, name: ModelName): Promise<Started> =>
  client.send(start(client.library.measured(name), variables));

async function finish(
  client: Client,
  name: ModelName,
  instance: Id,
  tasks: Started['tasks'],
): Promise<void> {
  const waiting = [...tasks];
  for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
    await client.send(claim(task.id));
    waiting.push(...(await client.send(complete(client.library.measured(name), instance, task))));
  }
}

/** Finishes the tasks that the executor brought about. */
async function finishOpen(client: Client, name: ModelName): Promise<void> {
  const open = await client.repeat(({ store }) =>
    store.read.all<{ id: Id; instance_id: Id; part: number }>(
      'SELECT id, instance_id, part FROM task WHERE ended_at IS NULL ORDER BY id',
    ),
  );
  for (const task of open) await finish(client, name, task.instance_id, [task]);
}

const played = (name: ModelName): Scenario => ({
  name,
  completed: { [name]: 1 },
  async play(client) {
    const { instance, tasks } = await begin(client, name);
    await finish(client, name, instance, tasks);
  },
});

const timed = (name: ModelName): Scenario => ({
  name,
  completed: { [name]: 1 },
  async play(client) {
    await begin(client, name);
    client.advance(3 * hour);
    await client.settle();
    await finishOpen(client, name);
  },
});

async function accepted(outcome: Promise<Outcome<unknown>>): Promise<boolean> {
  const result = await outcome;
  if (result.ok || result.code === 'stale-lease') return result.ok;
  throw new Error(`Expected an answer but got ${result.code}`);
}

export const scenarios: readonly Scenario[] = [
  played('tasks'),
  played('fork'),
  played('many'),
  timed('late'),
  timed('pause'),
  {
    name: 'message',
    completed: { receive: 1, send: 1 },
    async play(client) {
      await begin(client, 'receive');
      await begin(client, 'send');
      await client.settle();
      await finishOpen(client, 'receive');
    },
  },
  {
    name: 'message before its receiver',
    completed: { choice: 1, receive: 1, send: 1 },
    async play(client) {
      await begin(client, 'send');
      await begin(client, 'choice');
      await begin(client, 'receive');
      client.advance(3 * hour);
      await client.settle();
      await finishOpen(client, 'receive');
    },
  },
  {
    name: 'signal',
    completed: { listen: 2, broadcast: 1 },
    async play(client) {
      await begin(client, 'listen');
      await begin(client, 'listen');
      await begin(client, 'broadcast');
      await client.settle();
    },
  },
  {
    name: 'call',
    completed: { caller: 1, tasks: 1 },
    async play(client) {
      await begin(client, 'caller');
      await client.settle();
      await finishOpen(client, 'tasks');
      await client.settle();
    },
  },
  {
    name: 'job',
    completed: { service: 1 },
    async play(client) {
      await begin(client, 'service');
      const order = { type: 'notify', max: 10, leaseMs: hour };
      for (let round = 0; round < 4; round += 1) {
        const done = await client.repeat(async ({ services }) => {
          const fetched = await fetchJobs(services, order);
          if (!fetched.ok) throw new StoreError('unavailable', fetched.detail);
          const [job] = fetched.answer;
          if (job === undefined) return null;
          const leased = { job: job.id, fence: job.fence };
          if (job.retries === 2) {
            const failed = { ...leased, error: null, message: 'timeout' };
            return (await accepted(failJob(services, failed))) && false;
          }
          return accepted(completeJob(services, { ...leased, variables: { sent: true } }));
        });
        if (done === true) return;
        client.advance(2 * hour);
      }
    },
  },
  {
    name: 'numbers',
    completed: {},
    async play(client) {
      for (let at = 1; at <= 3; at += 1) {
        const drawn = await client.send(number('20261123'));
        if (drawn !== at) throw new Error(`Expected the number ${at} but got ${drawn}`);
        await client.send(increment('n'));
      }
    },
  },
];
