/** What a notice's words name: the same in both languages, or words of the model. */
export type NoticeValues = { readonly [name: string]: string | Text };

/**
 * One case while a command works on it. What happens is told to it in the words of the domain
 * (fields written, a line of history, a clock started, somebody notified); in the end it gives
 * the writes, with one update of the record whatever the number of things that happened.
 */
import type { Id, Json, Text, Variables } from '@liandong/engine';
import type { Actor, Change, Context } from '../commit/command.ts';
import type { CreatedTask } from '../effects/effect.ts';
import { type NoticeKind, noticeKinds } from '../notify/notice-kinds.ts';
import type { Organisation } from '../org/organisation.ts';
import { caseTitle } from '../packs/case-title.ts';
import type { Pack } from '../packs/packs.ts';
import type { LightShares } from '../sla/light.ts';
import type { ClockChange, Limits } from '../sla/limits.ts';
import { formatLocalTime } from '../sla/local-time.ts';
import { zoneOf } from '../sla/zone.ts';
import { farFuture } from '../store/queries/keyset.ts';
import type { ClockRow, RecordRow, SupervisionOrderRow } from '../store/rows/work.ts';
import type { Write } from '../store/write.ts';
import { caseColumnsOf } from './case-columns.ts';
import { indexWrites } from './case-index.ts';
import { clockTimer } from './clock-timer.ts';
import { fillText } from './history-kinds.ts';
import { historyLine, type Line } from './history-line.ts';
import { type PersonalValues, withoutPersonal } from './personal-values.ts';

export interface CaseParts {
  readonly pack: Pack;
  readonly limits: Limits;
  readonly organisation: Organisation;
  readonly personal: PersonalValues;
  readonly actor: Actor;
  readonly context: Pick<Context, 'now' | 'nextId'>;
}

export class CaseWork {
  readonly #parts: CaseParts;
  readonly #before: RecordRow | null;
  readonly #fieldsBefore: Variables;
  readonly #writes: Write[] = [];
  readonly #topics = new Map<string, Change>();
  #record: RecordRow;
  #fields: { [name: string]: Json };
  #changed = false;
  readonly #offered: Pick<CreatedTask, 'row' | 'offers'>[] = [];
  readonly #clock: ClockRow | null;
  readonly #tracksClock: boolean;
  #orders: readonly SupervisionOrderRow[];

  /**
   * `clock` is the running clock of the case, undefined where the command changes no fields, and
   * `orders` are its open ones; `isNew` makes the record an insert.
   */
  constructor(
    parts: CaseParts,
    record: RecordRow,
    {
      clock,
      orders = [],
      isNew = false,
    }: { clock?: ClockRow | null; orders?: readonly SupervisionOrderRow[]; isNew?: boolean },
  ) {
    this.#parts = parts;
    this.#before = isNew ? null : record;
    this.#record = record;
    this.#fieldsBefore = isNew ? {} : (JSON.parse(record.body) as Variables);
    this.#fields = { ...(JSON.parse(record.body) as Variables) };
    this.#clock = clock ?? null;
    this.#tracksClock = clock !== undefined;
    this.#orders = orders;
  }

  get record(): RecordRow {
    return this.#record;
  }

  get #shares(): LightShares | undefined {
    return this.#parts.pack.limits.lights;
  }

  /** The fields as they stand now; personal ones are references. */
  get fields(): Variables {
    return this.#fields;
  }

  /** Writes fields of the record; a change of the status moves clocks and phases with it. */
  write(fields: Variables): void {
    const { pack, personal } = this.#parts;
    const split = withoutPersonal(personal, pack, this.#record.id, fields);
    this.#writes.push(...split.writes);
    const { status } = pack.manifest.record.columns;
    this.#changed ||= Object.keys(split.fields).length > 0;
    for (const [name, value] of Object.entries(split.fields)) {
      this.#fields[name] = value;
      if (name === status && typeof value === 'string') this.#enter(value);
    }
  }

  /** A line of the case's history. */
  line(line: Line): void {
    const { actor, context } = this.#parts;
    this.#writes.push(historyLine(context, actor, this.#record.id, line));
  }

  /** A new task waits to be claimed: listed by what runs out first, its limit or the case’s. */
  offer(created: Pick<CreatedTask, 'row' | 'offers'>): void {
    this.#offered.push(created);
  }

  /** Who handles or handled a case always sees it. */
  person(user: Id): void {
    const row = { record_id: this.#record.id, user_id: user };
    this.#writes.push({ op: 'upsert', table: 'record_person', row });
  }

  /** Starts the clock of a step; answers its due time. */
  startStepClock(task: Id, limit: string): number {
    const { limits, context } = this.#parts;
    const clock = limits.start({
      id: task,
      recordId: this.#record.id,
      taskId: task,
      kind: 'step',
      limit,
      at: context.now,
      shares: this.#shares,
    });
    this.#writes.push({ op: 'insert', table: 'clock', row: clock }, clockTimer(clock));
    return clock.due_at;
  }

  stopStepClock(task: Id): void {
    const set = { state: 'stopped', stopped_at: this.#parts.context.now };
    this.#writes.push(
      { op: 'update', table: 'clock', key: { task_id: task, state: 'running' }, set },
      { op: 'delete', table: 'timer', key: { id: task } },
    );
  }

  /** A notice of the platform to some people, each once. */
  notify(users: readonly Id[], kind: NoticeKind, values: NoticeValues = {}): void {
    this.notifyText(users, kind, noticeKinds[kind], values);
  }

  /** A notice with words of its own, for example of the pack. */
  notifyText(users: readonly Id[], kind: string, text: Text, values: NoticeValues = {}): void {
    const { context } = this.#parts;
    const all = { number: this.#record.number, title: this.title(), ...values };
    const fill = (language: keyof Text) =>
      fillText(
        text[language],
        Object.fromEntries(
          Object.entries(all).map(([name, value]) => [
            name,
            typeof value === 'string' ? value : value[language],
          ]),
        ),
      );
    const words = { zh: fill('zh'), en: fill('en') };
    for (const user of new Set(users)) {
      const row = {
        id: context.nextId(),
        user_id: user,
        kind,
        record_id: this.#record.id,
        data: JSON.stringify({ text: words }),
        created_at: context.now,
        read_at: null,
      };
      this.#writes.push({ op: 'insert', table: 'notice', row });
      this.touch('notice', `user:${user}`);
    }
  }

  /** Sets columns that no field stands behind. */
  set(columns: Partial<Pick<RecordRow, 'supervision' | 'pack_version'>>): void {
    this.#changed = true;
    this.#record = { ...this.#record, ...columns };
  }

  /** Lists that changed. */
  touch(topic: string, subject: string): void {
    this.#topics.set(`${topic} ${subject}`, { topic, subject });
  }

  /** Other rows that belong to the same change. */
  also(...writes: readonly Write[]): void {
    this.#writes.push(...writes);
  }

  /** An instant as people read it. */
  moment(utcMs: number): string {
    return formatLocalTime(utcMs, zoneOf(this.#parts.limits.zone));
  }

  title(): string {
    return caseTitle(this.#parts.pack, this.#fields);
  }

  /** Everything that the command writes for the case. */
  finish(): { readonly writes: readonly Write[]; readonly changes: readonly Change[] } {
    this.touch('record', String(this.#record.id));
    const record = this.#changed || !this.#before ? [this.#save()] : [];
    // Only now is it known when the case is due.
    for (const { row, offers } of this.#offered) {
      const nearer = Math.min(row.due_at ?? farFuture, this.#record.due_at ?? farFuture);
      for (const offer of offers) offer.due_at = nearer;
    }
    return { writes: [...record, ...this.#writes], changes: [...this.#topics.values()] };
  }

  /** The one write of the record, with what its new fields mean for clocks and searches. */
  #save(): Write {
    const columns = caseColumnsOf(this.#parts.pack, this.#fields, this.#parts.organisation);
    this.#record = { ...this.#record, ...columns, body: JSON.stringify(this.#fields) };
    if (this.#tracksClock) this.#moveClock();
    this.#record = { ...this.#record, title: this.title() };
    const before = this.#before && { record: this.#before, fields: this.#fieldsBefore };
    const after = { record: this.#record, fields: this.#fields };
    this.#writes.push(...indexWrites(this.#parts.pack, before, after));
    const { id, revision } = this.#record;
    const row = { ...this.#record, revision: this.#before ? revision + 1 : revision };
    this.#record = row;
    const { id: _id, number: _number, pack: _pack, ...set } = row;
    return this.#before
      ? { op: 'update', table: 'record', key: { id }, set, expect: { revision } }
      : { op: 'insert', table: 'record', row };
  }

  #enter(status: string): void {
    const { pack, context } = this.#parts;
    if (status === this.#record.status) return;
    const settings = pack.manifest.record.statuses.find((each) => each.id === status);
    const phase = settings?.phase ?? this.#record.phase;
    const closed = settings?.final === true;
    this.#record = { ...this.#record, status, phase, closed_at: closed ? context.now : null };
    if (!closed) return;
    this.#closeOrders();
    this.line({ kind: 'case.closed' });
  }

  /**
   * The clock runs from when the case has a limit until it is handled; what is handled again gets
   * a new clock. A limit that is changed counts from the same start.
   */
  #moveClock(): void {
    const { pack, limits } = this.#parts;
    const { status, closed_at } = this.#record;
    if (closed_at !== null || pack.limits.case.stopsAt.includes(status)) {
      this.#stopClock();
      return;
    }
    const field = pack.manifest.record.columns.limit;
    const limit = this.#fields[field];
    if (typeof limit !== 'string' || !limits.readable(limit)) return;
    const clock = this.#clock;
    if (!clock) this.#startClock(limit);
    else if (limit !== clock.limit_text && limit !== this.#fieldsBefore[field]) {
      this.#changeLimit(clock, limit);
    }
  }

  #startClock(limit: string): void {
    const { limits, context } = this.#parts;
    const clock = limits.start({
      id: context.nextId(),
      recordId: this.#record.id,
      taskId: null,
      kind: 'case',
      limit,
      at: context.now,
      shares: this.#shares,
    });
    this.#writes.push({ op: 'insert', table: 'clock', row: clock }, clockTimer(clock));
    this.#record = { ...this.#record, due_at: clock.due_at };
    this.line({ kind: 'clock.started', data: { limit, due: this.moment(clock.due_at) } });
  }

  #changeLimit(clock: ClockRow, limit: string): void {
    const { limits, context } = this.#parts;
    const next = { ...clock, limit_text: limit };
    const changes = JSON.parse(clock.changes) as ClockChange[];
    const times = limits.times(next, changes, context.now, this.#shares);
    const set = { limit_text: limit, ...times };
    const timer = clockTimer({ ...next, ...times });
    this.#writes.push(
      { op: 'update', table: 'clock', key: { id: clock.id }, set },
      { ...timer, op: 'upsert' },
    );
    this.#record = { ...this.#record, due_at: times.due_at };
    this.line({ kind: 'clock.changed', data: { limit, due: this.moment(times.due_at) } });
  }

  #stopClock(): void {
    if (!this.#clock) return;
    const { id } = this.#clock;
    const set = { state: 'stopped', stopped_at: this.#parts.context.now };
    this.#writes.push(
      { op: 'update', table: 'clock', key: { id }, set },
      { op: 'delete', table: 'timer', key: { id } },
    );
    // What is not running has no due time: lists show nothing overdue and sort it last.
    this.#record = { ...this.#record, due_at: null };
    this.line({ kind: 'clock.stopped' });
  }

  /** Orders end with their case, and so do the timers of their deadlines. */
  #closeOrders(): void {
    const closed_at = this.#parts.context.now;
    for (const { id, revision, level } of this.#orders) {
      const set = { state: 'closed', open_level: null, closed_at, revision: revision + 1 };
      this.#writes.push(
        { op: 'update', table: 'supervision_order', key: { id }, set, expect: { revision } },
        { op: 'delete', table: 'timer', key: { id } },
      );
      this.line({ kind: 'order.ended', data: { level, order: String(id) } });
    }
    this.#orders = [];
    if (this.#record.supervision === 'none') return;
    this.set({ supervision: 'none' });
    this.touch('order', String(this.#record.id));
  }
}
