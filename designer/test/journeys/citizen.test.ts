import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  Complaints,
  hasChromium,
  openBrowser,
  openContext,
  openPage,
  phone,
} from './support/browser.ts';
import { startTestNode, type TestNode } from './support/node.ts';
import { picture } from './support/picture.ts';

async function fillMatter(page: Page, node: TestNode): Promise<void> {
  await page.goto(`${node.url}/citizen`);
  await page.getByRole('button', { name: '市容环卫' }).click();
  await page.getByRole('button', { name: '暴露/积存垃圾' }).click();
  await page.getByLabel('问题描述').fill('楼下垃圾三天没有清运，气味很大。');
  await page.getByLabel('所在镇街').selectOption({ label: '镁都街道' });
  await page.getByLabel('详细地点').fill('平安路 12 号楼 3 单元');
}

describe.skipIf(!hasChromium)('a citizen with bad luck', () => {
  let node: TestNode;
  let browser: Browser;
  let page: Page;
  const complaints = new Complaints();

  beforeAll(async () => {
    [node, browser] = await Promise.all([startTestNode(), openBrowser()]);
    const context = await openContext(browser, { viewport: phone });
    page = await openPage(context, complaints);
  });

  afterAll(async () => {
    await browser?.close();
    await node?.stop();
  });

  it('is told of a file that is no photo, and goes on with one that is', async () => {
    await fillMatter(page, node);
    const photos = page.locator('#photos');
    const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer });
    await photos.setInputFiles(file('program.png', Buffer.from('no picture')));
    await page.getByRole('alert').getByText('“program.png”不是照片').waitFor();
    await photos.setInputFiles(file('yard.png', picture()));
    await page.getByText('yard.jpg').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.getByLabel('详细地点').inputValue()).toBe('平安路 12 号楼 3 单元');
  });

  it('keeps what was typed while the network is away, and files it once', async () => {
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('联系电话').fill('13800000042');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('alert').getByText('网络不通').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { name: '已收到您反映的问题' }).waitFor();
    expect(await page.locator('.number').textContent()).toMatch(/^8890-\d{8}-\d{5}$/);
  });

  it('still has the number and the private link after a reload', async () => {
    const number = await page.locator('.number').textContent();
    await page.reload();
    await page.getByRole('heading', { name: '已收到您反映的问题' }).waitFor();
    expect(await page.locator('.number').textContent()).toBe(number);
    await page.getByRole('link', { name: '查看进度' }).click();
    await page.getByText('受理问题').waitFor();
  });

  it('may be wrong at the look-up more than once', async () => {
    await page.getByRole('link', { name: '查询进度' }).click();
    await page.getByLabel('编号').fill('8890-20200101-00001');
    for (const tail of ['1111', '2222']) {
      await page.getByLabel('后四位').fill(tail);
      await page.getByRole('button', { name: '查询' }).click();
      await page.getByRole('alert').waitFor();
    }
    expect(complaints.lines).toEqual([]);
  });
});
