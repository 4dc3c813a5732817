import type { Json } from '@liandong/engine';
import type { TaskDetail, TaskPage, TaskRow } from '../../api/client-types.ts';
import type { PlannedStep } from '../../demonstration/plan.ts';
import type { Random } from '../../demonstration/random.ts';
import { type Client, said } from './client.ts';
import type { Part, Stage } from './stage.ts';

const listMax = 100;

/** One worker: takes what the lists offer and does what the plan of the case says. */
export class Actor {
  readonly #client: Client;
  readonly #role: string;
  readonly #stage: Stage;
  readonly #random: Random;
  readonly #image: Buffer;
  /** Claims that somebody else won. */
  lost = 0;

  constructor(
    { client, role }: { readonly client: Client; readonly role: string },
    stage: Stage,
    random: Random,
    image: Buffer,
  ) {
    this.#client = client;
    this.#role = role;
    this.#stage = stage;
    this.#random = random;
    this.#image = image;
  }

  async work(): Promise<void> {
    while (!this.#stage.over) {
      // Asked for before looking, so that nothing that comes meanwhile is missed.
      const woken = this.#stage.wait(this.#role);
      const done = (await this.#workOn('assigned')) + (await this.#workOn('claimable'));
      if (done > 0) continue;
      if (!(await woken) && this.#stage.stuck) {
        throw new Error('Expected the play to go on but nobody did anything');
      }
    }
  }

  /** Goes through one list; answers how many tasks were done. */
  async #workOn(list: 'assigned' | 'claimable'): Promise<number> {
    let done = 0;
    let after: string | null = null;
    do {
      const query: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
      const page = await this.#client.get<TaskPage>(`/tasks?list=${list}&limit=${listMax}${query}`);
      if (page.status !== 200) throw new Error(`Expected the list ${list}: ${said(page)}`);
      for (const row of shuffled(this.#random, page.body.items)) {
        const part = this.#stage.find(row.case.number);
        if (part && (await this.#take(row, part, list === 'claimable'))) done += 1;
      }
      after = page.body.next;
    } while (after !== null && done === 0);
    return done;
  }

  async #take(row: TaskRow, part: Part, offered: boolean): Promise<boolean> {
    const step = part.plan.steps[part.done];
    // The list is older than what another worker has done since.
    if (step?.element !== row.element) return false;
    if (offered) {
      const claimed = await this.#client.post(`/tasks/${row.id}/claim`);
      if (claimed.status === 409 || claimed.status === 404) {
        this.lost += 1;
        return false;
      }
      if (claimed.status !== 200)
        throw new Error(`Expected ${row.name} to be claimed: ${said(claimed)}`);
    }
    const detail = await this.#client.get<TaskDetail>(`/tasks/${row.id}`);
    if (detail.status !== 200) throw new Error(`Expected task ${row.id}: ${said(detail)}`);
    const fields = await this.#fieldsOf(step, detail.body);
    const body = { outcome: step.outcome, fields };
    const completed = await this.#client.post(`/tasks/${row.id}/complete`, body);
    if (completed.status !== 200) {
      throw new Error(`Expected ${row.name} of ${row.case.number} to end: ${said(completed)}`);
    }
    this.#stage.stepped(part);
    return true;
  }

  async #fieldsOf(step: PlannedStep, { proposal, values }: TaskDetail) {
    const fields: { [name: string]: Json } = { ...step.fields };
    const unit = (proposal.unit ?? values.unit ?? null) as Json;
    if (step.element === 'dispatch') {
      fields.unit = step.unit === 'wrong' ? wrongUnit : (proposal.unit as Json);
      if (proposal.coUnits !== undefined) fields.coUnits = proposal.coUnits as Json;
    }
    if (step.element === 'return-review') fields.proposedUnit = values.proposedUnit ?? unit;
    if (step.file) fields[step.file] = [await this.#client.upload('proof.png', this.#image)];
    return fields;
  }
}

/** 市文旅局, which leads in no category of the directory. */
const wrongUnit = 'D31';

function shuffled<T>(random: Random, items: readonly T[]): readonly T[] {
  return items
    .map((item) => ({ item, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
