import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Appeals } from './support/appeals.ts';
import {
  Complaints,
  expectAccessible,
  hasChromium,
  openBrowser,
  openContext,
  openPage,
  phone,
} from './support/browser.ts';
import { startTestNode, type TestNode } from './support/node.ts';
import { picture } from './support/picture.ts';
import { openFrom, signIn } from './support/work.ts';

describe.skipIf(!hasChromium)('the workbench', () => {
  const complaints = new Complaints();
  const people = new Map<string, Page>();
  let node: TestNode;
  let browser: Browser;
  let appeals: Appeals;

  beforeAll(async () => {
    [node, browser] = await Promise.all([startTestNode(), openBrowser()]);
    appeals = new Appeals(browser, node);
  });

  afterAll(async () => {
    await browser?.close();
    await node?.stop();
  });

  async function as(login: string): Promise<Page> {
    const known = people.get(login);
    if (known) return known;
    const page = await openPage(await openContext(browser), complaints);
    await signIn(page, node.url, login, node.passwords.get(login) ?? '');
    people.set(login, page);
    return page;
  }

  const focused = (page: Page) =>
    page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.row ?? null);

  it('is worked by keys: J and K move, Enter opens, C claims and opens the next step', async () => {
    const number = await appeals.claimable();
    const page = await as('dispatcher');
    await page.goto(`${node.url}/?tab=claimable`);
    await page.locator('.work-row', { hasText: number }).waitFor();
    const rows = await page
      .locator('.work-row')
      .evaluateAll((all) =>
        all.map((row) => ({ id: (row as HTMLElement).dataset.row, text: row.textContent ?? '' })),
      );
    await page.keyboard.press('j');
    expect(await focused(page)).toBe(rows[0]?.id);
    await page.keyboard.press('J');
    expect(await focused(page)).toBe(rows[1]?.id);
    await page.keyboard.press('k');
    expect(await focused(page)).toBe(rows[0]?.id);
    // What stands before it in the list hangs on the hour: the city's cases are relative to now.
    const place = rows.findIndex(({ text }) => text.includes(number));
    for (let at = 0; at < place; at += 1) await page.keyboard.press('j');
    const row = rows[place]?.id;
    expect(await focused(page)).toBe(row);
    await page.keyboard.press('Enter');
    await page.locator('.case-head .case-number', { hasText: number }).waitFor();
    expect(new URL(page.url()).searchParams.get('open')).toBe(row);
    await page.keyboard.press('c');
    await page.locator('.case-head-meta strong', { hasText: '分派' }).waitFor();
    await page.locator('.outcome-bar').waitFor();
    expect(await page.locator('.case-head .case-number').textContent()).toContain(number);
    await page.locator(`.work-row[data-row="${row}"]`).waitFor({ state: 'detached' });
  });

  it('shows the photos of a citizen as small pictures', async () => {
    const citizen = await openPage(await openContext(browser, { viewport: phone }), complaints);
    await citizen.goto(`${node.url}/citizen`);
    await citizen.getByRole('button', { name: '市容环卫' }).click();
    await citizen.getByRole('button', { name: '暴露/积存垃圾' }).click();
    await citizen.getByLabel('问题描述').fill('楼下垃圾三天没有清运，气味很大。');
    await citizen.getByLabel('所在镇街').selectOption({ label: '镁都街道' });
    await citizen.getByLabel('详细地点').fill('平安路 12 号楼 3 单元');
    const photo = { name: 'yard.png', mimeType: 'image/png', buffer: picture() };
    await citizen.locator('#photos').setInputFiles([photo, { ...photo, name: 'gate.png' }]);
    await citizen.getByText('gate.jpg').waitFor();
    await citizen.getByRole('button', { name: '移除 yard.jpg' }).click();
    await citizen.getByRole('button', { name: '下一步' }).click();
    await citizen.getByLabel('联系电话').fill('13800000043');
    await citizen.getByRole('button', { name: '提交' }).click();
    const number = (await citizen.locator('.number').textContent()) ?? '';

    const clerk = await as('call-clerk');
    await openFrom(clerk, node.url, 'claimable', number);
    const image = clerk.locator('.form-picture');
    await image.scrollIntoViewIfNeeded();
    await clerk.waitForFunction(
      () => document.querySelector<HTMLImageElement>('.form-picture')?.naturalWidth === 1,
    );
    expect(await image.count()).toBe(1);
    await clerk.getByRole('tab', { name: '附件（1）' }).click();
    await clerk.locator('.pictures img').waitFor();
    await expectAccessible(clerk);
  });

  it('leads an order from acknowledging over a sent back report to its acceptance', async () => {
    const number = await appeals.handling();
    const officer = await as('supervision-officer');
    await officer.goto(`${node.url}/cases?q=${number}`);
    await officer.getByRole('link', { name: number }).click();
    await officer.getByRole('button', { name: '督办', exact: true }).click();
    await officer.getByRole('dialog').getByRole('button', { name: '确认督办' }).click();
    await officer.locator('.case-head .badge', { hasText: '督办 L1' }).waitFor();

    const cardOf = async (login: string) => {
      const page = await as(login);
      await page.goto(`${node.url}/supervision`);
      return page.locator('.card', { hasText: number });
    };
    const say = async (page: Page, operation: string, words: string) => {
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill(words);
      await dialog.getByRole('button', { name: operation }).click();
      await dialog.waitFor({ state: 'hidden' });
    };
    const unit = await cardOf('unit-clerk');
    await unit.getByRole('button', { name: '签收督办单' }).click();
    await unit.getByText('已签收').waitFor();
    await unit.getByRole('button', { name: '反馈办理情况' }).click();
    await say(await as('unit-clerk'), '反馈办理情况', '已排班，今日上门。');
    await unit.getByText('已反馈').waitFor();

    const desk = await cardOf('supervision-officer');
    await desk.getByText('已排班，今日上门。').waitFor();
    await desk.getByRole('button', { name: '退回', exact: true }).click();
    await say(officer, '退回', '请写明完成时间。');
    await unit.getByText('已退回').waitFor();
    await unit.getByRole('button', { name: '反馈办理情况' }).click();
    await say(await as('unit-clerk'), '反馈办理情况', '今日 16 时前完成。');
    await desk.getByText('今日 16 时前完成。').waitFor();
    await desk.getByRole('button', { name: '认可' }).click();
    await desk.getByText('已认可').waitFor();
    await expectAccessible(officer);
    await desk.getByRole('button', { name: '关闭督办单' }).click();
    await desk.waitFor({ state: 'detached' });
  });

  it('scrolls past a diagram, which the wheel zooms with Ctrl only', async () => {
    const page = await as('supervision-officer');
    await page.goto(`${node.url}/cases`);
    await page.locator('.case-number').first().click();
    await page.getByRole('tab', { name: '流程图' }).click();
    const canvas = page.locator('.process-diagram-canvas');
    await page.locator('.bjs-powered-by').waitFor();
    await canvas.scrollIntoViewIfNeeded();
    const zoom = () =>
      page.locator('.process-diagram-canvas .viewport').first().getAttribute('transform');
    await canvas.hover();
    const before = await zoom();
    await page.mouse.wheel(0, -200);
    await page.waitForFunction(() => new Promise((done) => requestAnimationFrame(() => done(1))));
    expect(await zoom()).toBe(before);
    await canvas.hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await page.waitForFunction(
      (old) =>
        document.querySelector('.process-diagram-canvas .viewport')?.getAttribute('transform') !==
        old,
      before,
    );
  });

  it('says that the server is away, keeps what was typed, and goes on', async () => {
    const number = await appeals.handling();
    const page = await as('handler');
    await openFrom(page, node.url, 'claimable', number);
    await page.locator('.case-head-actions').getByRole('button', { name: '认领' }).click();
    await page.getByLabel('办理结果').fill('更换阀门后室温 20 度。');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '暂存' }).click();
    const banner = page.getByRole('alert').filter({ hasText: '连不上服务器' });
    await banner.waitFor();
    await expectAccessible(page);
    await banner.getByRole('button', { name: '重试' }).click();
    expect(await banner.isVisible()).toBe(true);
    await page.context().setOffline(false);
    await banner.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('办理结果').inputValue()).toBe('更换阀门后室温 20 度。');
    await page.getByRole('button', { name: '暂存' }).click();
    await page.getByText('已暂存').waitFor();
  });

  it('speaks the language of who signs in, in its lists too', async () => {
    const person = await appeals.as('return-reviewer');
    await person.call('PATCH', '/me', { language: 'en' });
    const page = await openPage(await openContext(browser), complaints);
    let held = false;
    await page.route(/\/api\/v1\/tasks\?/, async (route) => {
      // The first answer is slow enough for the language to change meanwhile.
      if (!held) {
        held = true;
        const reply = await route.fetch();
        await page.waitForFunction(() => document.documentElement.lang === 'en');
        await route.fulfill({ response: reply }).catch(() => undefined);
        return;
      }
      await route.continue();
    });
    await page.goto(`${node.url}/?tab=claimable`);
    await page.getByLabel('账号').fill('return-reviewer');
    await page
      .getByLabel('密码', { exact: true })
      .fill(node.passwords.get('return-reviewer') ?? '');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
    await page.locator('.work-row', { hasText: 'Return review' }).first().waitFor();
  });

  it('broke no rule of the security policy and threw no error', () => {
    expect(complaints.lines).toEqual([]);
  });
});
