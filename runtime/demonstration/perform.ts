import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Id, Json, Variables } from '@liandong/engine';
import type { Principal } from '../auth/principal.ts';
import type { Outcome } from '../commit/command.ts';
import type { Services } from '../services.ts';
import { recordById, recordByNumber } from '../store/queries/record.ts';
import { openTasksOf } from '../store/queries/task.ts';
import type { Asking } from '../usecases/asking.ts';
import { enterCase } from '../usecases/cases/enter.ts';
import { reportAppeal } from '../usecases/citizen/report.ts';
import { uploadFile } from '../usecases/files/upload.ts';
import { claimTask } from '../usecases/tasks/claim.ts';
import { completeTask } from '../usecases/tasks/complete.ts';
import { actorOf, citizenPrincipal } from './cast.ts';
import { sampleImage } from './image.ts';
import type { PlannedAppeal, PlannedStep } from './plan.ts';
import type { Random } from './random.ts';

const packId = 'appeal';
const imagesMax = 30;

/** An appeal on the stage. */
export interface Performed {
  readonly appeal: PlannedAppeal;
  readonly number: number;
  /** Its own, so that the order in which commands come back changes nothing. */
  readonly random: Random;
  record: Id | null;
}

/** Plays planned appeals through the use cases, as people do. Throws for what is refused. */
export class Performance {
  readonly #services: Services;
  readonly #images: readonly Buffer[];
  readonly #folder: string;
  #uploads = 0;

  private constructor(services: Services, folder: string) {
    this.#services = services;
    this.#folder = folder;
    this.#images = Array.from({ length: imagesMax }, (_, at) => sampleImage(at + 1));
  }

  static async open(services: Services): Promise<Performance> {
    const folder = await mkdtemp(join(tmpdir(), 'liandong-seed-'));
    return new Performance(services, folder);
  }

  close(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }

  async report(performed: Performed): Promise<void> {
    const { appeal } = performed;
    performed.record =
      appeal.by === 'citizen' ? await this.#byCitizen(performed) : await this.#byClerk(performed);
  }

  /** Claims the waiting task where it is offered to several, then completes it. */
  async act(performed: Performed, step: PlannedStep): Promise<void> {
    const { store, organisation } = this.#services;
    const id = performed.record ?? 0;
    const [record, tasks] = await Promise.all([
      recordById(store.read, id),
      openTasksOf(store.read, id),
    ]);
    const task = tasks.find(({ element }) => element === step.element);
    if (!record || !task) throw new Error(`Expected ${step.element} to wait in case ${id}`);
    const values = JSON.parse(record.body) as Variables;
    const stage = {
      town: performed.appeal.town.code,
      unit: typeof values.unit === 'string' ? values.unit : null,
      dispatcher: values.dispatcher ? Number(values.dispatcher) : null,
    };
    const principal =
      (task.assignee === null ? null : organisation.principal(task.assignee)) ??
      actorOf(organisation, performed.random, step.element, stage);
    const asking = this.#asking(principal);
    if (task.assignee === null) done(await claimTask(asking, task.id), `claim ${step.element}`);
    const fields = await this.#fieldsOf(asking, performed.random, step, values);
    const order = { taskId: task.id, outcome: step.outcome, fields, opinion: null };
    done(await completeTask(asking, order), `complete ${step.element}`);
  }

  #asking(principal: Principal): Asking {
    return { services: this.#services, principal, idempotency: null, language: 'zh' };
  }

  async #byCitizen({ appeal, number }: Performed): Promise<Id> {
    const { category, town, report } = appeal;
    const { anonymous, phone, name } = report;
    const sent = {
      category: category.code,
      town: town.code,
      place: report.place,
      description: report.description,
      anonymous,
      confidential: report.confidential,
      ...(anonymous ? {} : { phone, name }),
      files: [],
    };
    const asking = this.#asking(citizenPrincipal(number));
    const answer = done(await reportAppeal(asking, sent), 'report');
    const record = await recordByNumber(this.#services.store.read, answer.number);
    if (!record) throw new Error(`Expected case ${answer.number}`);
    return record.id;
  }

  async #byClerk({ appeal, random }: Performed): Promise<Id> {
    const { category, town, report } = appeal;
    const { anonymous, phone, name, ...rest } = report;
    const fields = {
      ...rest,
      category: category.code,
      town: town.code,
      channel: 'phone',
      anonymous,
      ...(anonymous ? {} : { phone, name }),
    };
    const stage = { town: town.code, unit: null, dispatcher: null };
    const clerk = actorOf(this.#services.organisation, random, 'intake', stage);
    const answer = done(await enterCase(this.#asking(clerk), { pack: packId, fields }), 'enter');
    return Number(answer.id);
  }

  async #fieldsOf(
    asking: Asking,
    random: Random,
    step: PlannedStep,
    values: Variables,
  ): Promise<Variables> {
    const proposed = values.proposedUnit ?? null;
    const unit = step.unit === 'wrong' ? this.#otherUnit(random, proposed) : proposed;
    const fields: { [name: string]: Json } = { ...step.fields };
    if (step.element === 'dispatch') {
      fields.unit = unit;
      if (step.unit !== 'wrong') fields.coUnits = values.proposedCoUnits ?? [];
    }
    if (step.element === 'return-review') fields.proposedUnit = unit;
    if (step.file) fields[step.file] = [await this.#upload(asking, random)];
    return fields;
  }

  #otherUnit(random: Random, proposed: Json): string {
    const departments = this.#services.organisation
      .units()
      .filter(({ kind, code }) => kind === 'department' && code !== proposed);
    return random.pick(departments).code;
  }

  async #upload(asking: Asking, random: Random): Promise<string> {
    const image = random.pick(this.#images);
    this.#uploads += 1;
    const path = join(this.#folder, `${this.#uploads}.png`);
    await writeFile(path, image);
    const file = {
      field: 'file',
      name: `现场照片${this.#uploads}.png`,
      mediaType: 'image/png',
      sizeBytes: image.length,
      path,
    };
    return done(await uploadFile(asking, [file]), 'upload').id;
  }
}

/** The answer of what must succeed. Throws with the reasons when it was refused. */
export function done<Answer>(outcome: Outcome<Answer>, what: string): Answer {
  if (outcome.ok) return outcome.answer;
  const errors = (outcome.errors ?? []).map(({ path, message }) => `${path} ${message}`);
  throw new Error(`Expected ${what} to succeed but ${outcome.detail} ${errors.join('; ')}`);
}
