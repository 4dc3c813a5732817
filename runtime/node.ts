import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { migrations } from '@liandong/migrations';
import type { Check } from './api/probes.ts';
import { routes } from './api/routes/index.ts';
import { type Api, openApiServer } from './api/server.ts';
import { Sessions } from './auth/sessions.ts';
import type { Actor } from './commit/command.ts';
import { GroupCommit } from './commit/writer.ts';
import type { Config } from './config.ts';
import { Disk } from './disk.ts';
import { type Clock, DatabaseClock } from './executor/clock.ts';
import { Executor } from './executor/executor.ts';
import { handlersOf } from './executor/handlers.ts';
import { openFiles } from './files/files.ts';
import { incomingFolder } from './files/incoming.ts';
import { Housekeeping } from './housekeeping.ts';
import { type Log, openLog } from './log.ts';
import { Audience } from './notify/audience.ts';
import { type Live, openLive } from './notify/live.ts';
import { ChangePoll } from './notify/poll.ts';
import { openOrganisation } from './org/organisation.ts';
import { createPacks } from './packs/service.ts';
import { checkPort } from './port-taken.ts';
import type { Services } from './services.ts';
import { createLimits, defaultCalendar, type Limits, seedCalendar } from './sla/limits.ts';
import { type Keys, openKeys } from './store/keys.ts';
import { createStore } from './store/open.ts';
import { keyPlaceOf, type Place, placeOf } from './store/place.ts';
import type { Store } from './store/port.ts';
import { newestCalendar } from './store/queries/calendar.ts';
import { ranMigrations } from './store/queries/housekeeping.ts';
import { serviceTimers } from './usecases/clocks/service-timers.ts';

export interface NodeOptions {
  /** Tests and seeding give the time themselves; else it is the database's. */
  readonly clock?: Clock;
  readonly log?: Log;
  /** Runs before anything is served, when there is no user yet. */
  firstStart?(services: Services): Promise<void>;
}

/** A node that serves. */
export interface RunningNode {
  readonly url: string;
  readonly services: Services;
  readonly executor: Executor;
  readonly commit: GroupCommit;
  /** Takes nothing new, finishes what it accepted, hands its leases back. */
  stop(): Promise<void>;
}

/** The platform as the one who acts. */
const platform: Actor = { kind: 'system', id: null, name: '', session: null, address: null };

/** Where a configuration keeps its database. */
function databaseOf({ databaseUrl, dataDir }: Config): Place {
  return placeOf(databaseUrl ?? join(dataDir, 'liandong.sqlite'));
}

async function openCalendar(store: Store, commit: GroupCommit): Promise<Limits> {
  const seed = seedCalendar();
  const { id, version } = seed;
  const key = { id, version };
  if ((await newestCalendar(store.read, defaultCalendar)) === null) {
    const seeded = await commit.run<null>({
      name: 'seed-calendar',
      actor: platform,
      reads: { rows: [{ table: 'calendar', key }] },
      decide: (context) => ({
        ok: true,
        answer: null,
        writes:
          context.row('calendar', key) === null
            ? [{ op: 'insert', table: 'calendar', row: seed }]
            : [],
        audit: { action: 'calendar.seeded', object: { type: 'calendar', id } },
      }),
    });
    if (!seeded.ok) throw new Error(`Expected the calendar to be stored but ${seeded.detail}`);
  }
  return createLimits((await newestCalendar(store.read, defaultCalendar)) ?? seed);
}

/** What a node holds open, in the order in which it is closed again. */
interface Opened {
  readonly store: Store;
  readonly keys: Keys;
  readonly commit: GroupCommit;
  readonly executor: Executor;
  readonly services: Services;
  readonly disk: Disk;
  readonly housekeeping: Housekeeping;
}

/** Caches drop what a commit of any node changed. */
function keepCachesFresh({ live, organisation, sessions, packs, log }: Services): void {
  live.subscribe((changes) => {
    const topics = new Set(changes.map(({ topic }) => topic));
    if (topics.has('organisation')) {
      organisation.refresh().catch((err: unknown) => log.error({ err }, 'organisation not read'));
    }
    for (const { topic, subject } of changes) {
      if (topic === 'session') sessions.forget(Number(subject));
      if (topic === 'pack') packs.forget(subject);
    }
  });
}

async function open(config: Config, options: NodeOptions): Promise<Opened> {
  const log = options.log ?? openLog(config);
  await mkdir(config.dataDir, { recursive: true });
  const disk = new Disk(config.dataDir, config.diskFreeBytesMin);
  await disk.measure();
  const place = databaseOf(config);
  const store = await createStore(place);
  const databaseClock = options.clock === undefined ? await DatabaseClock.open(store) : null;
  const clock = options.clock ?? databaseClock;
  if (clock === null) throw new Error('Expected a clock');
  const now = () => clock.now();
  const keys = await openKeys(await createStore(keyPlaceOf(place), 'keys'), now);
  const failed = (err: unknown) => log.error({ err }, 'live changes failed');
  const live: Live = openLive(failed);
  let executor: Executor | null = null;
  const onFault = (message: string, err: unknown) => log.error({ err }, message);
  const commit = await GroupCommit.open({
    store,
    auditKey: keys.audit,
    now,
    onFault,
    onCommitted(changes, writes) {
      live.publish(changes);
      executor?.committed(writes);
    },
  });
  const poll = new ChangePoll(store, live, () => commit.nodeNumbers);
  await poll.begin();
  const organisation = await openOrganisation(store.read);
  const sessions = new Sessions(store, organisation, config.session);
  const services: Services = {
    config,
    now,
    store,
    commit,
    packs: createPacks({ read: store.read, commit }),
    organisation,
    sessions,
    limits: await openCalendar(store, commit),
    keys,
    files: await openFiles(join(config.dataDir, 'files')),
    live,
    audience: new Audience({ live, read: store.lists, gatherMs: 200, failed }),
    log,
  };
  keepCachesFresh(services);
  executor = new Executor({
    store,
    clock,
    handlers: handlersOf(services, serviceTimers(services)),
    onFault,
  });
  const incoming = join(config.dataDir, incomingFolder);
  const { files } = services;
  const housed = { store, commit, sessions, disk, poll, files, log, incoming, now };
  const parts = { ...housed, clock: databaseClock };
  return { store, keys, commit, executor, services, disk, housekeeping: new Housekeeping(parts) };
}

async function databaseChecks(store: Store): Promise<readonly Check[]> {
  try {
    const ran = await ranMigrations(store.read);
    const pending = migrations.filter(({ name }) => !ran.has(name)).length;
    return [
      { name: 'database', ok: true },
      { name: 'migrations', ok: pending === 0, detail: `${pending} pending` },
    ];
  } catch (error) {
    const detail = error instanceof Error ? error.name : 'unknown';
    return [{ name: 'database', ok: false, detail }];
  }
}

function openApi({ services, store, commit, disk }: Opened): Promise<Api> {
  return openApiServer({
    services,
    routes,
    writable: () => disk.writable,
    ready: async () => [
      ...(await databaseChecks(store)),
      { name: 'disk', ok: disk.writable, detail: `${disk.freeBytes} bytes free` },
    ],
    gauges: {
      commands_waiting: ['Commands that wait or run', () => commit.waiting],
      commands_total: ['Commands answered since start', () => commit.stats.commands],
      batches_total: ['Commits since start', () => commit.stats.batches],
      commit_retries_total: ['Batches run again since start', () => commit.stats.retries],
      disk_free_bytes: ['Free space of the data folder', () => disk.freeBytes],
    },
  });
}

function listen({ server }: Api, { host, port }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address() as AddressInfo;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${address.port}`);
    });
  });
}

/** Waits for the requests under way, but not for ever. */
async function drain(api: Api, { drainMsMax }: Config, log: Log): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    api.server.close(() => resolve());
  });
  api.server.closeIdleConnections();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), drainMsMax);
  });
  if ((await Promise.race([api.drain(), late])) === 'late') log.warn({}, 'requests were cut off');
  clearTimeout(timer);
  api.server.closeAllConnections();
  await closed;
}

/**
 * Starts a node: migrates, opens, seeds an empty database, serves. Throws `StoreError` when the
 * database cannot be reached and `PortTaken` when the port is.
 */
export async function startNode(config: Config, options: NodeOptions = {}): Promise<RunningNode> {
  await checkPort(config);
  const opened = await open(config, options);
  const { services, executor, commit, housekeeping, store, keys } = opened;
  const { log, organisation, sessions } = services;
  const close = async (): Promise<void> => {
    await housekeeping.stop();
    await executor.stop();
    await commit.drain();
    await sessions.flush();
    await keys.close();
    await store.close();
  };
  try {
    if (organisation.people().length === 0) {
      await options.firstStart?.(services);
      await organisation.refresh();
    }
    const api = await openApi(opened);
    const url = await listen(api, config);
    executor.start();
    housekeeping.start();
    log.info({ url, database: store.dialect }, 'node serves');
    let stopped: Promise<void> | null = null;
    const stop = async (): Promise<void> => {
      await drain(api, config, log);
      await close();
      log.info({}, 'node stopped');
    };
    return {
      url,
      services,
      executor,
      commit,
      stop: () => {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
