import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Complaints, hasChromium, openBrowser, openContext, openPage } from './support/browser.ts';
import { startTestNode, type TestNode } from './support/node.ts';
import { choose, claim, complete, openFrom, signIn } from './support/work.ts';

const phoneNumber = '13904171234';
const databases = [
  ['SQLite', null],
  ['MariaDB', process.env.TEST_MYSQL_URL ?? ''],
] as const;

describe.skipIf(!hasChromium).each(databases)('an appeal on %s', (_, databaseUrl) => {
  const skipped = databaseUrl === '';
  const complaints = new Complaints();
  const people = new Map<string, Page>();
  let node: TestNode;
  let browser: Browser;
  let citizen: Page;
  let number = '';

  beforeAll(async () => {
    if (skipped) return;
    [node, browser] = await Promise.all([startTestNode(databaseUrl), openBrowser()]);
    citizen = await openPage(await openContext(browser), complaints);
  });

  afterAll(async () => {
    await browser?.close();
    await node?.stop();
  });

  /** The page of a person, who signs in at first. */
  async function as(login: string): Promise<Page> {
    const known = people.get(login);
    if (known) return known;
    const page = await openPage(await openContext(browser), complaints);
    await signIn(page, node.url, login, node.passwords.get(login) ?? '');
    people.set(login, page);
    return page;
  }

  const step = (name: string, run: () => Promise<void>) => it.skipIf(skipped)(name, run);

  step('is reported by a citizen, who gets a number and a private link', async () => {
    await citizen.goto(`${node.url}/citizen`);
    await citizen.getByRole('button', { name: /供热供暖/ }).click();
    await citizen.getByRole('button', { name: '室温不达标' }).click();
    await citizen.getByLabel('问题描述').fill('家里暖气不热已经三天，室温只有 14 度。');
    await citizen.getByLabel('所在镇街').selectOption({ label: '金桥街道' });
    await citizen.getByLabel('详细地点').fill('平安路 12 号楼 3 单元 501');
    await citizen.getByRole('button', { name: '下一步' }).click();
    await citizen.getByLabel('联系电话').fill(phoneNumber);
    await citizen.getByLabel('您的称呼（选填）').fill('王女士');
    await citizen.getByRole('button', { name: '提交' }).click();
    const shown = await citizen.locator('.number').textContent();
    expect(shown).toMatch(/^8890-\d{8}-\d{5}$/);
    number = shown ?? '';
    expect(await citizen.getByLabel('查询链接').inputValue()).toMatch(/\/citizen#\/track\/.{22}/);
  });

  step('接件: a call clerk accepts it', async () => {
    const clerk = await as('call-clerk');
    await claim(clerk, node.url, number);
    await complete(clerk, '受理');
  });

  step('认领 and 分派: a dispatcher takes it and sends it to the proposed unit', async () => {
    const dispatcher = await as('dispatcher');
    await claim(dispatcher, node.url, number);
    // The step asks for nothing else: the next one of the same case opens by itself.
    await dispatcher.locator('.case-head-meta strong', { hasText: '分派' }).waitFor();
    await complete(dispatcher, '分派');
  });

  step('退单: the unit returns it with a reason', async () => {
    const clerk = await as('unit-clerk');
    await claim(clerk, node.url, number);
    await choose(clerk, '退单原因', /./);
    await clerk.getByLabel('退单依据').fill('依据职责分工，先由热源单位核查。');
    await complete(clerk, '退单');
  });

  step('the return is approved with a proposed unit', async () => {
    const reviewer = await as('return-reviewer');
    await claim(reviewer, node.url, number);
    await choose(reviewer, '建议主办单位', '市住建局(供热办)');
    await complete(reviewer, '同意退单');
  });

  step(
    '督办: the supervision officer opens an order with one click and one confirmation',
    async () => {
      const officer = await as('supervision-officer');
      await officer.goto(`${node.url}/cases?q=${number}`);
      await officer.getByRole('link', { name: number }).click();
      await officer.getByRole('button', { name: '督办', exact: true }).click();
      const dialog = officer.getByRole('dialog');
      expect(await dialog.getByLabel('督办理由').inputValue()).not.toBe('');
      await dialog.getByRole('button', { name: '确认督办' }).click();
      await officer.locator('.case-head .badge', { hasText: '督办 L1' }).waitFor();
      await officer.goto(`${node.url}/supervision`);
      await officer.locator('.card', { hasText: number }).waitFor();
    },
  );

  step('is dispatched again and handled by the unit', async () => {
    const dispatcher = await as('dispatcher');
    await openFrom(dispatcher, node.url, 'assigned', number);
    await dispatcher.locator('.work-row .badge', { hasText: '督办 L1' }).first().waitFor();
    await choose(dispatcher, '主办单位', '市住建局(供热办)');
    await complete(dispatcher, '分派');
    const clerk = await as('unit-clerk');
    await claim(clerk, node.url, number);
    await complete(clerk, '签收');
    const handler = await as('handler');
    await claim(handler, node.url, number);
    await handler.getByLabel('已联系诉求人').click();
    await choose(handler, '联系方式', /./);
    await handler.getByLabel('联系记录').fill('已上门测温。');
    await handler.getByLabel('办理结果').fill('更换阀门后室温 20 度。');
    await handler.getByLabel('测量读数').fill('20');
    await complete(handler, '申请办结');
  });

  step('is reviewed, rated at the callback and closed', async () => {
    const dispatcher = await as('dispatcher');
    await claim(dispatcher, node.url, number);
    await complete(dispatcher, '同意办结');
    const caller = await as('callback-clerk');
    await claim(caller, node.url, number);
    await caller.getByLabel('满意', { exact: true }).check();
    await complete(caller, '已评价');
  });

  step('shows the citizen what came of it', async () => {
    await citizen.getByRole('link', { name: '查看进度' }).click();
    await citizen.getByText('更换阀门后室温 20 度。').waitFor();
    expect(await citizen.locator('.progress-done').count()).toBeGreaterThanOrEqual(3);
    await citizen.getByRole('link', { name: '查询进度' }).click();
    await citizen.getByLabel('诉求编号').fill(number);
    await citizen.getByLabel('预留电话后四位').fill(phoneNumber.slice(-4));
    await citizen.getByRole('button', { name: '查询' }).click();
    await citizen.locator('.progress').waitFor();
    expect(await citizen.getByText('更换阀门').count()).toBe(0);
  });

  step('closes the order with the case and tells all of it in the history', async () => {
    const officer = await as('supervision-officer');
    await officer.goto(`${node.url}/cases?q=${number}`);
    await officer.getByRole('link', { name: number }).click();
    await officer.locator('.case-head .badge', { hasText: '已结案' }).waitFor();
    await officer.locator('.order-summary', { hasText: '已关闭' }).waitFor();
    await officer.locator('.history li').nth(10).waitFor();
    await officer.getByRole('tab', { name: '流程图' }).click();
    await officer.locator('.bjs-powered-by').waitFor();
  });

  step('broke no rule of the security policy and threw no error', async () => {
    expect(complaints.lines).toEqual([]);
  });
});
