import type { Browser } from 'playwright-core';
import { ApiPerson } from './api-person.ts';
import type { TestNode } from './node.ts';

const appeal = {
  pack: 'appeal',
  fields: {
    category: '0101',
    town: '210882003',
    place: '平安路 12 号楼 3 单元 501',
    description: '家里暖气不热已经三天，室温只有 14 度。',
    channel: 'phone',
    phone: '13904171234',
    anonymous: false,
  },
};

/** Brings appeals through the API to where a journey begins; each person signs in once. */
export class Appeals {
  readonly #browser: Browser;
  readonly #node: TestNode;
  readonly #people = new Map<string, Promise<ApiPerson>>();

  constructor(browser: Browser, node: TestNode) {
    this.#browser = browser;
    this.#node = node;
  }

  as(login: string): Promise<ApiPerson> {
    const person = this.#people.get(login) ?? ApiPerson.signIn(this.#browser, this.#node, login);
    this.#people.set(login, person);
    return person;
  }

  /** Enters an appeal, which waits for its intake. Gives its number. */
  async entered(): Promise<string> {
    const clerk = await this.as('call-clerk');
    return (await clerk.call<{ number: string }>('POST', '/cases', appeal)).number;
  }

  /** Accepted by the centre: whoever dispatches may claim it. */
  async claimable(): Promise<string> {
    const number = await this.entered();
    await (await this.as('call-clerk')).work(number, 'accept', { channel: 'phone' });
    return number;
  }

  /** Accepted by the unit that handles it. */
  async handling(): Promise<string> {
    const number = await this.claimable();
    const dispatcher = await this.as('dispatcher');
    await dispatcher.work(number, 'claim');
    await dispatcher.work(number, 'dispatch', { priority: 'urgent' });
    await (await this.as('unit-clerk')).work(number, 'accept');
    return number;
  }
}
