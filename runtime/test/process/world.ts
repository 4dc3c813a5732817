import { join } from 'node:path';
import { compile, type Definition, type Id } from '@liandong/engine';
import { GroupCommit } from '../../commit/writer.ts';
import { Executor } from '../../executor/executor.ts';
import { handlersOf } from '../../executor/handlers.ts';
import { openOrganisation } from '../../org/organisation.ts';
import { readPackFolder } from '../../packs/content.ts';
import type { Located, Pack, Process } from '../../packs/packs.ts';
import { readPack } from '../../packs/read-pack.ts';
import { createLimits, seedCalendar } from '../../sla/limits.ts';
import type { Keys } from '../../store/keys.ts';
import type { Store } from '../../store/port.ts';
import type { EventServices } from '../../usecases/instances/run-event.ts';
import type { Measured } from './commands.ts';
import { type ModelName, models } from './models.ts';

/** The processes of the tests, compiled once, as the content of one published pack. */
export interface Library {
  measured(name: ModelName): Measured;
  definition(id: Id): Promise<Located | null>;
  compiled(id: Id): Promise<Definition | null>;
}

const appeal = join(import.meta.dirname, '../../../templates/appeal');

export async function openLibrary(): Promise<Library> {
  const processes = new Map<string, Process>();
  for (const [at, [name, xml]] of Object.entries(models).entries()) {
    const { definition, problems } = await compile(xml);
    if (definition === null || problems.length > 0) {
      throw new Error(`Expected ${name} to be in order: ${JSON.stringify(problems)}`);
    }
    processes.set(name, {
      id: at + 1,
      process: name,
      path: `process.${name}.bpmn`,
      xml,
      definition,
    });
  }
  const whole = await readPackFolder(appeal);
  // The manifest and what else is data; models and decisions are the tests' own.
  const content = new Map([...whole].filter(([path]) => path.endsWith('.json')));
  const { parts } = await readPack(content);
  const main = processes.get('tasks');
  if (parts === null || main === undefined) throw new Error('Expected a pack');
  const { decisions } = parts;
  const pack: Pack = {
    ...parts,
    version: 1,
    hash: '',
    publishedAt: 0,
    main,
    processes,
    decision: (id) => decisions.get(id) ?? null,
  };
  const find = (id: Id) => [...processes.values()].find((process) => process.id === id);
  return {
    measured(name) {
      const process = processes.get(name);
      if (process === undefined) throw new Error(`Expected a process ${name}`);
      return { definition: process.definition, definitionId: process.id };
    },
    async definition(id) {
      const process = find(id);
      return process === undefined ? null : { pack, process };
    },
    async compiled(id) {
      return find(id)?.definition ?? null;
    },
  };
}

/** The calendar takes longer to make than a world; nothing of it changes. */
const limits = createLimits(seedCalendar());

/** One life of a node: commit and executor on a store, with a clock that the test moves. */
export interface World {
  readonly store: Store;
  readonly commit: GroupCommit;
  readonly executor: Executor;
  readonly services: EventServices & { now(): number };
}

export interface WorldParts {
  readonly store: Store;
  readonly keys: Keys;
  readonly library: Library;
  now(): number;
  /** Starts the loops of the executor; else the test runs what is due. */
  readonly live?: boolean;
}

export async function openWorld({ store, keys, library, now, live }: WorldParts): Promise<World> {
  let executor: Executor | null = null;
  const commit = await GroupCommit.open({
    store,
    auditKey: keys.audit,
    now,
    retryMs: 2,
    onCommitted: (_, writes) => executor?.committed(writes),
  });
  const services = {
    store,
    commit,
    keys,
    limits,
    organisation: await openOrganisation(store.read),
    packs: library,
    now,
  };
  const handlers = handlersOf(services);
  const clock = { now };
  executor = new Executor({ store, clock, handlers, onFault: () => undefined });
  if (live) executor.start();
  return { store, commit, executor, services };
}
