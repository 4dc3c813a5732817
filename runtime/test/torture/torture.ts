import { verifyStore } from '../../audit/verify.ts';
import { openKeys } from '../../store/keys.ts';
import { openStore } from '../../store/open.ts';
import { keyPlaceOf, placeOf } from '../../store/place.ts';
import type { Started } from '../process/commands.ts';
import { openLibrary } from '../process/world.ts';
import { NodeDied, NodeProcess } from './node-process.ts';
import type { Call } from './protocol.ts';

export interface TortureOptions {
  /** A file or the URL of a server. */
  readonly database: string;
  readonly kills: number;
  /** Clients that call at once. */
  readonly clients: number;
  /** Acknowledged calls between two kills. */
  readonly callsBetween: number;
  /** Kills the database and brings it back; every other kill is of it, where given. */
  readonly killDatabase?: () => Promise<void>;
}

export interface TortureResult {
  readonly kills: number;
  readonly acknowledged: number;
  /** Calls whose answer was lost with the node, all sent again. */
  readonly unknown: number;
  readonly recoveryMsMax: number;
  /** What is wrong: empty when nothing was lost, done twice or stuck. */
  readonly violations: readonly string[];
}

/** The ledger outside of the node: what was asked under which key, and what was acknowledged. */
class Ledger {
  readonly #answers = new Map<string, { call: Call; answer: string }>();
  unknown = 0;
  readonly violations: string[] = [];

  get acknowledged(): number {
    return this.#answers.size;
  }

  note(call: Call, answer: unknown): void {
    this.#answers.set(call.key, { call, answer: JSON.stringify(answer) });
  }

  entries() {
    return this.#answers.values();
  }
}

/** Runs clients against a node that is killed again and again; checks everything in the end. */
export async function torture(options: TortureOptions): Promise<TortureResult> {
  const ledger = new Ledger();
  const lives = new Lives(options, ledger);
  await lives.begin();
  const clients = Array.from({ length: options.clients }, (_, at) => client(lives, `c${at}`));
  await lives.killing();
  await Promise.all(clients);
  await askAgain(lives, ledger);
  await lives.end();
  const violations = [...ledger.violations, ...(await check(options.database, ledger))];
  return {
    kills: options.kills,
    acknowledged: ledger.acknowledged,
    unknown: ledger.unknown,
    recoveryMsMax: lives.recoveryMsMax,
    violations,
  };
}

/** The node of the moment; calls that died with it are sent again to the next one. */
class Lives {
  readonly #options: TortureOptions;
  readonly #ledger: Ledger;
  #node: Promise<NodeProcess> | null = null;
  #reached: (() => void) | null = null;
  #next = 0;
  done = false;
  recoveryMsMax = 0;

  constructor(options: TortureOptions, ledger: Ledger) {
    this.#options = options;
    this.#ledger = ledger;
  }

  async begin(): Promise<void> {
    this.#node = this.#start();
    await this.#node;
  }

  /** Sends a call until it is acknowledged. */
  async send(call: Call): Promise<unknown> {
    for (;;) {
      try {
        const node = await this.#node;
        if (node === null) throw new Error('Expected a node');
        const reply = await node.call(call);
        if (reply.ok) {
          this.#acknowledge(call, reply.answer);
          return reply.answer;
        }
        if (reply.code !== 'unavailable') {
          this.#ledger.violations.push(`${call.key} was refused: ${reply.code}`);
          throw new Error(`${call.key}: ${reply.code}`);
        }
      } catch (error) {
        if (!(error instanceof NodeDied)) throw error;
        this.#ledger.unknown += 1;
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  }

  /** Kills after every so many acknowledged calls, until all kills are done. */
  async killing(): Promise<void> {
    const { kills, callsBetween, killDatabase } = this.#options;
    for (let kill = 0; kill < kills; kill += 1) {
      this.#next = this.#ledger.acknowledged + callsBetween;
      await new Promise<void>((resolve) => {
        this.#reached = resolve;
      });
      const start = Date.now();
      if (killDatabase !== undefined && kill % 2 === 1) {
        await killDatabase();
      } else {
        const node = await this.#node;
        await node?.kill();
        this.#node = this.#start();
        await this.#node;
      }
      this.recoveryMsMax = Math.max(this.recoveryMsMax, Date.now() - start);
    }
    this.done = true;
  }

  async end(): Promise<void> {
    const node = await this.#node;
    await node?.kill();
  }

  #acknowledge(call: Call, answer: unknown): void {
    this.#ledger.note(call, answer);
    if (this.#reached === null || this.#ledger.acknowledged < this.#next) return;
    this.#reached();
    this.#reached = null;
  }

  async #start(): Promise<NodeProcess> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await NodeProcess.start(this.#options.database);
      } catch (error) {
        if (!(error instanceof NodeDied) || tries === 20) throw error;
      }
    }
  }
}

/** Plays one instance after another until the killing is over; finishes what it has begun. */
async function client(lives: Lives, name: string): Promise<void> {
  for (let round = 0; !lives.done; round += 1) {
    const at = `${name}-${round}`;
    await lives.send({ key: `${at}-number`, do: 'number' });
    const started = (await lives.send({ key: `${at}-start`, do: 'start' })) as Started;
    const waiting = [...started.tasks];
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      const { id, part } = task;
      const { instance } = started;
      await lives.send({ key: `${at}-claim-${id}`, do: 'claim', task: id });
      const key = `${at}-complete-${id}`;
      const next = await lives.send({ key, do: 'complete', instance, task: id, part });
      waiting.push(...(next as Started['tasks']));
    }
  }
}

/** Every acknowledged call, asked again, gives what was acknowledged. */
async function askAgain(lives: Lives, ledger: Ledger): Promise<void> {
  const entries = [...ledger.entries()];
  for (let from = 0; from < entries.length; from += 200) {
    const page = entries.slice(from, from + 200);
    await Promise.all(
      page.map(async ({ call, answer }) => {
        const again = JSON.stringify(await lives.send(call));
        if (again !== answer) ledger.violations.push(`${call.key}: ${answer} became ${again}`);
      }),
    );
  }
}

async function check(database: string, ledger: Ledger): Promise<string[]> {
  const place = placeOf(database);
  const store = await openStore(place);
  const keys = await openKeys(await openStore(keyPlaceOf(place), 'keys'), () => Date.now());
  const library = await openLibrary();
  const wrong: string[] = [];
  const calls = [...ledger.entries()].map(({ call }) => call.do);
  const count = (what: Call['do']) => calls.filter((each) => each === what).length;
  const one = async (sql: string) => (await store.read.all<{ n: number }>(sql))[0]?.n ?? 0;
  const expected: readonly [string, number, number][] = [
    ['instances', await one('SELECT COUNT(*) AS n FROM instance'), count('start')],
    [
      'ended',
      await one("SELECT COUNT(*) AS n FROM instance WHERE state = 'completed'"),
      count('start'),
    ],
    [
      'tasks',
      await one("SELECT COUNT(*) AS n FROM task WHERE state = 'completed'"),
      count('complete'),
    ],
    ['steps', await one('SELECT COUNT(*) AS n FROM step'), count('start') + count('complete')],
    ['numbers', await one('SELECT value AS n FROM counter'), count('number')],
    ['audit lines', await one('SELECT COUNT(*) AS n FROM audit'), calls.length],
  ];
  for (const [what, found, wanted] of expected) {
    if (found !== wanted) wrong.push(`Expected ${wanted} ${what} but got ${found}`);
  }
  const verified = await verifyStore({
    reader: store.read,
    definitionOf: (id) => library.compiled(id),
    keyOf: (id) => keys.auditKey(id),
  });
  for (const fault of [...verified.mismatches, ...verified.auditFaults]) {
    wrong.push(JSON.stringify(fault));
  }
  await keys.close();
  await store.close();
  return wrong;
}
