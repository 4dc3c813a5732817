import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiPerson } from './support/api-person.ts';
import { Appeals } from './support/appeals.ts';
import { codeOf } from './support/authenticator.ts';
import {
  Complaints,
  expectAccessible,
  hasChromium,
  openBrowser,
  openContext,
  openPage,
} from './support/browser.ts';
import { startTestNode, type TestNode } from './support/node.ts';
import { choose, chooseIn, claim, openFrom, signIn } from './support/work.ts';

type AuditLine = { readonly action: string; readonly data: { readonly reason?: string } | null };

const own = 'correct horse battery staple';

describe.skipIf(!hasChromium)('an account', () => {
  const complaints = new Complaints();
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

  const password = (login: string) => node.passwords.get(login) ?? '';

  async function fresh(): Promise<Page> {
    return openPage(await openContext(browser), complaints);
  }

  async function as(login: string): Promise<Page> {
    const page = await fresh();
    await signIn(page, node.url, login, password(login));
    return page;
  }

  it('gets a second factor by a picture or by letters, and then asks for its code', async () => {
    const page = await as('deputy-leader');
    await page.getByRole('button', { name: /^个人菜单/ }).click();
    await page.getByRole('menuitem', { name: '设置动态验证码' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img', { name: '身份验证器的二维码' }).waitFor();
    await expectAccessible(page);
    const secret = ((await dialog.locator('.secret').textContent()) ?? '').replaceAll(/\s/g, '');
    await dialog.getByLabel('动态验证码').fill('000000');
    await dialog.getByRole('button', { name: '启用' }).click();
    await dialog.getByRole('alert').waitFor();
    const begun = Date.now();
    await dialog.getByLabel('动态验证码').fill(codeOf(secret, begun));
    await dialog.getByRole('button', { name: '启用' }).click();
    await dialog.waitFor({ state: 'hidden' });

    const again = await fresh();
    await again.goto(node.url);
    await again.getByLabel('账号').fill('deputy-leader');
    await again.getByLabel('密码', { exact: true }).fill(password('deputy-leader'));
    await again.getByRole('button', { name: '登录' }).click();
    await again.getByLabel('动态验证码').fill('000000');
    await again.getByRole('button', { name: '登录' }).click();
    await again.getByRole('alert').getByText('账号、密码或验证码不正确').waitFor();
    await again.getByLabel('动态验证码').fill(codeOf(secret, Date.now()));
    await again.getByRole('button', { name: '登录' }).click();
    await again.getByRole('navigation', { name: '主菜单' }).waitFor();
    await again.getByRole('button', { name: /^个人菜单/ }).click();
    await again.getByRole('menuitem', { name: '动态验证码已启用' }).waitFor();
  });

  it('that is signed out in the middle of a form signs in again and has lost nothing', async () => {
    const number = await appeals.handling();
    const page = await as('handler');
    await claim(page, node.url, number);
    await page.getByLabel('办理结果').fill('更换阀门后室温 20 度。');
    await page.getByLabel('办理意见（选填）').fill('已与诉求人约定复测。');
    const other = await ApiPerson.signIn(browser, node, 'handler');
    await other.call('DELETE', '/me/sessions');
    await page.getByRole('button', { name: '暂存' }).click();
    const dialog = page.getByRole('dialog', { name: '登录已过期，请重新登录' });
    await dialog.waitFor();
    await expectAccessible(page);
    expect(await dialog.getByLabel('账号').inputValue()).toBe('handler');
    await dialog.getByLabel('密码', { exact: true }).fill(password('handler'));
    await dialog.getByRole('button', { name: '登录' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('办理结果').inputValue()).toBe('更换阀门后室温 20 度。');
    expect(await page.getByLabel('办理意见（选填）').inputValue()).toBe('已与诉求人约定复测。');
    await page.getByRole('button', { name: '暂存' }).click();
    await page.getByText('已暂存').waitFor();
    await page.reload();
    await page.getByLabel('办理结果').waitFor();
    expect(await page.getByLabel('办理结果').inputValue()).toBe('更换阀门后室温 20 度。');
  });

  it('shows a masked value for a reason, which the history and the audit keep', async () => {
    const number = await appeals.claimable();
    const page = await as('dispatcher');
    await openFrom(page, node.url, 'claimable', number);
    await page.getByRole('button', { name: '查看个人信息' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '查看', exact: true }).click();
    await dialog.getByText('请写明理由，至少 2 个字').waitFor();
    await choose(page, '查看内容', '联系电话');
    await dialog.getByLabel('查看理由').fill('回电核实地点');
    await dialog.getByRole('button', { name: '查看', exact: true }).click();
    expect(await dialog.locator('.revealed').textContent()).toBe('13904171234');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '关闭', exact: true }).first().click();
    await page.locator('.history', { hasText: '回电核实地点' }).waitFor();
    const admin = await appeals.as('admin');
    const audit = await admin.call<{ items: AuditLine[] }>(
      'GET',
      '/audit?filter[action]=value.revealed',
    );
    expect(audit.items[0]?.data?.reason).toBe('回电核实地点');
  });

  it('is created for a person, who signs in, and is disabled again', async () => {
    const admin = await as('admin');
    await admin.goto(`${node.url}/users`);
    await admin.getByRole('button', { name: '新建用户' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByLabel('姓名').fill('赵一新');
    await dialog.getByLabel('账号').fill('zhao.yixin');
    await chooseIn(admin, dialog, '单位', '金桥街道');
    await chooseIn(admin, dialog, '岗位', /./);
    await dialog.getByRole('button', { name: '新建用户' }).click();
    const given = ((await dialog.locator('.secret').textContent()) ?? '').trim();
    expect(given).toHaveLength(20);
    await dialog.getByRole('button', { name: '关闭' }).last().click();

    const person = await fresh();
    await signIn(person, node.url, 'zhao.yixin', given);
    await admin.getByLabel('姓名或账号').fill('zhao.yixin');
    const row = admin.getByRole('row', { name: /zhao\.yixin/ });
    await row.getByRole('button', { name: '重置密码' }).click();
    await admin.getByRole('tooltip').getByRole('button', { name: '重置密码' }).click();
    const told = admin.getByRole('dialog', { name: '已重置赵一新的密码' });
    const second = ((await told.locator('.secret').textContent()) ?? '').trim();
    await told.getByRole('button', { name: '关闭' }).last().click();
    await person.goto(node.url);
    await person.getByLabel('账号').fill('zhao.yixin');
    await person.getByLabel('密码', { exact: true }).fill(second);
    await person.getByRole('button', { name: '登录' }).click();
    await person.getByRole('heading', { name: '修改密码' }).waitFor();
    await expectAccessible(person);
    await person.getByLabel('当前密码').fill(second);
    await person.getByLabel('新密码', { exact: true }).fill(own);
    await person.getByLabel('再输入一次').fill(`${own}!`);
    await person.getByRole('button', { name: '修改密码' }).click();
    await person.getByText('两次输入的新密码不一致').waitFor();
    await person.getByLabel('再输入一次').fill(own);
    await person.getByRole('button', { name: '修改密码' }).click();
    await person.getByRole('navigation', { name: '主菜单' }).waitFor();
    // Who sets a password changes the account: what the administrator sees is older.
    await admin.reload();
    await row.getByRole('button', { name: '停用' }).click();
    await admin.getByRole('tooltip').getByRole('button', { name: '停用' }).click();
    await row.getByText('已停用').waitFor();
    await person.reload();
    await person.getByLabel('账号').fill('zhao.yixin');
    await person.getByLabel('密码', { exact: true }).fill(own);
    await person.getByRole('button', { name: '登录' }).click();
    await person.getByRole('alert').getByText('账号、密码或验证码不正确').waitFor();
  });

  it('says how long to wait after five wrong passwords', async () => {
    const page = await fresh();
    await page.goto(node.url);
    await page.getByLabel('账号').fill('nobody');
    const press = () => page.getByRole('button', { name: '登录' }).click();
    for (let time = 1; time <= 6; time += 1) {
      await page.getByLabel('密码', { exact: true }).fill(`wrong ${time}`);
      const answered = page.waitForResponse((reply) => reply.url().endsWith('/sessions'));
      await press();
      await answered;
    }
    await page
      .getByRole('alert')
      .getByText(/请在 \d+ 分钟后再试/)
      .waitFor();
  });

  it('broke no rule of the security policy and threw no error', () => {
    expect(complaints.lines).toEqual([]);
  });
});
