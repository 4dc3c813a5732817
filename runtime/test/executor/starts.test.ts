import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GroupCommit } from '../../commit/writer.ts';
import { Executor } from '../../executor/executor.ts';
import { handlersOf } from '../../executor/handlers.ts';
import { openOrganisation } from '../../org/organisation.ts';
import { readPackFolder } from '../../packs/content.ts';
import type { Packs } from '../../packs/packs.ts';
import { createPacks } from '../../packs/service.ts';
import { createLimits, seedCalendar } from '../../sla/limits.ts';
import { type Keys, openKeys } from '../../store/keys.ts';
import { createStore } from '../../store/open.ts';
import { placeOf } from '../../store/place.ts';
import { platform } from '../../usecases/instances/run-event.ts';
import { templates } from '../packs/packs.ts';
import {
  mysqlServer,
  sqliteDatabase,
  type TestDatabase,
  type TestServer,
} from '../store/databases.ts';

const hour = 3_600_000;
const begin = 1_795_392_000_000;
const appeal = await readPackFolder(join(templates, 'appeal'));
const limits = createLimits(seedCalendar());
const auditKey = { id: 1, secret: Buffer.alloc(32, 7) };

/** A process `starts` that waits for a message `done` behind whatever begins it. */
function contentWith(start: string, rest = ''): ReadonlyMap<string, string> {
  const model = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:ld="urn:liandong:bpmn:1"
  id="starts-model" targetNamespace="urn:liandong:test">
<message id="m" name="order"/><message id="n" name="done"/><signal id="s" name="alarm"/>
<process id="starts" name="开始" isExecutable="true">${start}
<receiveTask id="wait" name="等待" messageRef="n" ld:correlationKey="key"/><endEvent id="end"/>
<sequenceFlow id="f1" sourceRef="start" targetRef="wait"/>
<sequenceFlow id="f2" sourceRef="wait" targetRef="end"/>${rest}</process></definitions>`;
  return new Map([...appeal, ['process.starts.bpmn', model]]);
}

const event = (definition: string, id = 'start', attributes = '') =>
  `<startEvent id="${id}" name="开始" ${attributes}>${definition}</startEvent>`;
const message = '<messageEventDefinition messageRef="m"/>';
const signal = '<signalEventDefinition signalRef="s"/>';
const timer = (kind: string, text: string) => {
  const form = `<${kind} xsi:type="tFormalExpression">${text}</${kind}>`;
  return `<timerEventDefinition>${form}</timerEventDefinition>`;
};

let server: TestServer | undefined;
let keys: Keys;

beforeAll(async () => {
  server = await mysqlServer();
  keys = await openKeys(await createStore(placeOf(':memory:'), 'keys'), () => begin);
});

afterAll(async () => {
  await keys.close();
  await server?.stop();
});

const databases = [
  { name: 'SQLite', create: sqliteDatabase },
  {
    name: 'MariaDB',
    create: () => {
      if (server === undefined) throw new Error('Expected a server');
      return server.database();
    },
  },
];

describe.each(databases)('events that begin instances, on $name', ({ create }) => {
  let database: TestDatabase;
  let commit: GroupCommit;
  let packs: Packs;
  let executor: Executor;
  let now = begin;
  let sent = 0;
  const faults: unknown[] = [];

  /** A new life of the node on the same database. */
  const open = async () => {
    const { store } = database;
    const clock = () => now;
    commit = await GroupCommit.open({ store, auditKey, now: clock });
    packs = createPacks({ read: store.read, commit });
    const services = {
      store,
      commit,
      packs,
      limits,
      now: clock,
      organisation: await openOrganisation(store.read),
      keys,
    };
    executor = new Executor({
      store,
      clock: { now: clock },
      handlers: handlersOf(services),
      onFault: (text, error) => faults.push([text, error]),
    });
  };

  beforeEach(async () => {
    now = begin;
    faults.length = 0;
    database = await create();
    await open();
  });

  afterEach(async () => {
    await commit.drain();
    await database.end();
  });

  const publish = async (content: ReadonlyMap<string, string>) => {
    const outcome = await packs.publishContent({
      pack: 'appeal',
      note: '测试',
      actor: platform,
      content,
    });
    expect(outcome).toMatchObject({ ok: true });
  };

  const send = async (name: string, key: string, variables: object = {}) => {
    sent += 1;
    const outcome = await commit.run({
      name: 'test.sent',
      actor: platform,
      reads: {},
      decide: (context) => ({
        ok: true,
        answer: null,
        writes: [
          {
            op: 'insert',
            table: 'message',
            row: {
              id: context.nextId(),
              name,
              correlation_key: key,
              payload: JSON.stringify(variables),
              expires_at: context.now + 24 * hour,
            },
          },
        ],
        correlations: [
          { name, key },
          { name, key: '' },
        ],
        audit: { action: 'test.sent', object: { type: 'message', id: String(sent) } },
      }),
    });
    expect(outcome.ok).toBe(true);
  };

  const broadcast = async (name: string) => {
    await commit.run({
      name: 'test.broadcast',
      actor: platform,
      reads: {},
      decide: (context) => ({
        ok: true,
        answer: null,
        writes: [
          {
            op: 'insert',
            table: 'outbox',
            row: {
              id: context.nextId(),
              kind: 'broadcast-signal',
              data: JSON.stringify({ name, variables: {}, after: 0 }),
              visible_at: context.now,
              attempts: 0,
            },
          },
        ],
        audit: { action: 'test.broadcast', object: { type: 'signal', id: name } },
      }),
    });
  };

  const settle = async (at = now) => {
    now = at;
    await executor.runDue();
    expect(faults).toEqual([]);
  };

  const instances = () =>
    database.store.read.all<{ version: number; state: string }>(
      `select d.version, i.state from instance i join definition d on d.id = i.definition_id
       where i.process = 'starts' order by i.id`,
    );
  const count = async (table: string) => {
    const [row] = await database.store.read.all<{ n: number }>(
      `select count(*) as n from ${table}`,
    );
    return Number(row?.n);
  };

  it('a message with any key begins one; one that waits gets its own first', async () => {
    await publish(contentWith(event(message)));
    await send('order', 'a-1', { key: 'k1' });
    await send('order', '', { key: 'k2' });
    await settle();
    expect(await instances()).toHaveLength(2);
    await send('done', 'k1');
    await send('done', 'k3');
    await settle();
    // Which of the two began first is nobody's promise.
    const states = (await instances()).map(({ state }) => state);
    expect(states.toSorted()).toEqual(['active', 'completed']);
    expect(await count('message')).toBe(1);
    expect(await count('outbox')).toBe(0);
  });

  it('messages that were stored before it was published begin one each, once', async () => {
    await send('order', 'a');
    await send('order', 'a');
    await send('order', 'b');
    await settle();
    await publish(contentWith(event(message)));
    await open();
    await settle();
    expect(await count('message')).toBe(0);
    expect((await instances()).length).toBe(3);
    expect(await count('outbox')).toBe(0);
  });

  it('a message out of date begins none', async () => {
    await send('order', 'a');
    now += 25 * hour;
    await publish(contentWith(event(message)));
    await settle();
    expect(await instances()).toEqual([]);
  });

  it('a new version takes over, and an old one that comes back', async () => {
    const first = contentWith(event(message));
    await publish(first);
    const second = contentWith(
      event(message),
      '<textAnnotation id="t"><text>二</text></textAnnotation>',
    );
    await publish(second);
    await send('order', 'a', { key: 'x' });
    await settle();
    await publish(contentWith(event('')));
    await send('order', 'b', { key: 'y' });
    await settle();
    expect((await instances()).map(({ version }) => version)).toEqual([2]);
    await packs.rollBack({ pack: 'appeal', note: '恢复', actor: platform, version: 1 });
    await settle();
    expect((await instances()).map(({ version }) => version)).toEqual([2, 4]);
  });

  it('a signal begins one for each signal start event', async () => {
    await publish(
      contentWith(
        event(signal) + event(signal, 'other'),
        '<sequenceFlow id="f3" sourceRef="other" targetRef="wait"/>',
      ),
    );
    await broadcast('alarm');
    await broadcast('quiet');
    await settle();
    expect(await instances()).toHaveLength(2);
  });

  it('a duration counts from publishing; a version that is replaced rings no more', async () => {
    await publish(contentWith(event(timer('timeDuration', 'PT2H'))));
    await settle();
    expect(await executor.nextAt()).toBe(begin + 2 * hour);
    await settle(begin + hour);
    await publish(contentWith(event(timer('timeDuration', 'PT3H'))));
    await settle(begin + 3 * hour);
    expect(await instances()).toEqual([]);
    await settle(begin + 4 * hour);
    expect((await instances()).map(({ version }) => version)).toEqual([2]);
    await settle(begin + 40 * hour);
    expect(await instances()).toHaveLength(1);
    expect([await count('timer'), await count("subscription where type = 'timer'")]).toEqual([
      0, 0,
    ]);
  });

  it('a cycle begins one each time, over a restart too', async () => {
    await publish(contentWith(event(timer('timeCycle', 'R3/PT1H'))));
    await settle();
    await settle(begin + hour);
    expect(await instances()).toHaveLength(1);
    await open();
    await settle(begin + 3 * hour);
    expect(await instances()).toHaveLength(3);
    await settle(begin + 9 * hour);
    expect(await instances()).toHaveLength(3);
    expect(await count('timer')).toBe(0);
  });

  it('a date that is over begins none, a day that comes does', async () => {
    await publish(contentWith(event(timer('timeDate', '2026-01-01T00:00:00Z'))));
    await settle();
    expect([await instances(), await count('timer')]).toEqual([[], 0]);
    await publish(contentWith(event(timer('timeDate', '2027-01-01T00:00:00+08:00'))));
    await settle();
    expect(await executor.nextAt()).toBe(Date.parse('2026-12-31T16:00:00Z'));
    await settle(Date.parse('2026-12-31T16:00:00Z'));
    expect(await instances()).toHaveLength(1);
  });

  it('the first trigger of several that must all come begins one that waits', async () => {
    await publish(contentWith(event(message + signal, 'start', 'parallelMultiple="true"')));
    await broadcast('alarm');
    await settle();
    expect((await instances()).map(({ state }) => state)).toEqual(['active']);
    const open = () =>
      database.store.read.all<{ type: string; name: string }>(
        'select type, name from subscription where instance_id is not null',
      );
    expect(await open()).toEqual([{ type: 'message', name: 'order' }]);
    await send('order', '', { key: 'k' });
    await settle();
    expect(await instances()).toHaveLength(1);
    expect(await open()).toEqual([{ type: 'message', name: 'done' }]);
  });
});
