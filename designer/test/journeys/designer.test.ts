import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Appeals } from './support/appeals.ts';
import {
  Complaints,
  expectAccessible,
  hasChromium,
  openBrowser,
  openContext,
  openPage,
} from './support/browser.ts';
import { startTestNode, type TestNode } from './support/node.ts';
import { choose, signIn } from './support/work.ts';

describe.skipIf(!hasChromium)('a review step added in the designer', () => {
  const complaints = new Complaints();
  let node: TestNode;
  let browser: Browser;
  let page: Page;
  let appeals: Appeals;
  let panel: Locator;
  let running = '';

  beforeAll(async () => {
    [node, browser] = await Promise.all([startTestNode(), openBrowser()]);
    appeals = new Appeals(browser, node);
    page = await openPage(await openContext(browser), complaints);
    panel = page.getByRole('complementary', { name: '属性' });
  });

  afterAll(async () => {
    await browser?.close();
    await node?.stop();
  });

  const handle = async (number: string) =>
    (await appeals.as('handler')).work(number, 'submit', {
      contacted: true,
      contactWay: 'visit',
      contactRecord: '已上门测温',
      result: '更换阀门后室温 20 度',
      reading: 20,
    });

  const stepsOf = async (login: string, number: string) =>
    (await (await appeals.as(login)).tasksOf(number)).map(({ name }) => name);

  const show = (element: string) =>
    panel.getByRole('button', { name: new RegExp(`^${element} `) }).click();

  /** Chooses in a long list by typing what it is called. */
  const find = async (label: string, option: string) => {
    const list = panel.getByLabel(label, { exact: true });
    await list.click();
    await list.fill(option);
    await list.press('Enter');
  };

  it('begins with an appeal that runs on the first version', async () => {
    running = await appeals.handling();
    expect(await stepsOf('handler', running)).toEqual(['办理']);
  });

  it('is drawn behind 办理 with one undoable click', async () => {
    await signIn(page, `${node.url}/design`, 'admin', node.passwords.get('admin') ?? '');
    await page.getByRole('link', { name: '打开流程 群众诉求办理' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: '打开流程 群众诉求办理' }).click();
    await show('办理');
    await panel.getByRole('button', { name: '在此后添加步骤' }).click();
    const name = panel.getByLabel('名称', { exact: true });
    await name.waitFor();
    expect(await name.inputValue()).toBe('新步骤');
    await page.getByRole('button', { name: '撤销' }).click();
    await panel.getByRole('heading', { name: '流程', exact: true }).waitFor();
    expect(await panel.getByRole('button', { name: /^新步骤 / }).count()).toBe(0);
    await page.getByRole('button', { name: '重做' }).click();
    await show('新步骤');
    await page.getByRole('status').filter({ hasText: '0 个错误，1 个提醒' }).waitFor();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const publishing = page.getByRole('dialog', { name: '发布新版本' });
    await publishing
      .getByRole('alert')
      .getByText(/新步骤/)
      .waitFor();
    await expectAccessible(page);
    await publishing.getByRole('button', { name: '取消' }).click();
    await publishing.waitFor({ state: 'hidden' });
  });

  it('gets people, form, rights, limit and outcome in the panel', async () => {
    const name = panel.getByLabel('名称', { exact: true });
    await name.fill('单位复核');
    await name.press('Enter');
    await panel.getByRole('button', { name: '添加办理人' }).click();
    await choose(page, '办理人规则', '单位中指定角色的人员');
    await choose(page, '取自工单的', '主办单位');
    await find('角色', '承办单位联络员');
    await find('表单', '办结审核');
    await choose(page, '审核意见 的权限', '可填');
    await choose(page, '办理时限', '固定时长');
    await panel.getByLabel('时长').fill('2');
    await panel.getByRole('button', { name: '添加办理结果' }).click();
    await panel.getByLabel('按钮名称 1').fill('复核通过');
    await panel.getByLabel('按钮名称 1').press('Enter');
    const variable = panel.getByLabel('结果存入变量');
    expect(await variable.inputValue()).toBe('step1Outcome');
    await page.getByRole('status').filter({ hasText: '没有发现问题' }).waitFor();
    await expectAccessible(page);
  });

  it('tells while a condition is typed what is wrong with it, and where', async () => {
    await panel.getByRole('button', { name: '返回流程' }).click();
    await show('同意办结？');
    const way = panel.getByLabel('到 办理', { exact: true });
    await way.waitFor();
    expect(await panel.getByText('reviewOutcome = "send-back"').count()).toBe(1);
    await panel.getByRole('button', { name: '编辑到 办理 的线' }).click();
    const condition = panel.getByLabel('条件', { exact: true });
    await condition.fill('reviewOutcome = ');
    await panel
      .getByRole('alert')
      .filter({ hasText: /^第 \d+ 个字符处有误/ })
      .waitFor();
    await condition.blur();
    await page.getByRole('button', { name: '在图中显示 退回重办' }).waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    expect(await condition.inputValue()).toBe('reviewOutcome = "send-back"');
  });

  it('is saved as a draft that outlives a reload, and published with a note', async () => {
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('草稿已保存').waitFor();
    await page.reload();
    await show('单位复核');
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '发布新版本' });
    await dialog.getByRole('button', { name: '确认发布' }).click();
    await dialog.getByText('请填写版本说明').waitFor();
    await dialog.getByLabel('版本说明').fill('办理后增加单位复核');
    await dialog.getByRole('button', { name: '确认发布' }).click();
    await page.getByText('已发布第 2 版').waitFor();
    await expectAccessible(page);
  });

  it('is taken by a new appeal, not by the running one', async () => {
    await handle(running);
    expect(await stepsOf('dispatcher', running)).toEqual(['办结审核']);
    const fresh = await appeals.handling();
    await handle(fresh);
    expect(await stepsOf('dispatcher', fresh)).toEqual([]);
    expect(await stepsOf('unit-clerk', fresh)).toEqual(['单位复核']);
    await (await appeals.as('unit-clerk')).work(fresh, 'outcome1', { reviewOpinion: '属实' });
    expect(await stepsOf('dispatcher', fresh)).toEqual(['办结审核']);
  });

  it('is what comparing the versions shows', async () => {
    await page.getByRole('button', { name: '版本', exact: true }).click();
    const first = page.getByRole('article', { name: '第 1 版' });
    await first.getByRole('button', { name: '与当前版本比较' }).click();
    const changes = page.getByRole('list', { name: '差异' });
    await changes.getByText('单位复核', { exact: true }).waitFor();
    await page.locator('.step-added').first().waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await changes.waitFor({ state: 'hidden' });
  });

  it('is gone for new appeals after going back to the first version', async () => {
    await page.getByRole('button', { name: '版本', exact: true }).click();
    const first = page.getByRole('article', { name: '第 1 版' });
    await first.getByRole('button', { name: '恢复此版本' }).click();
    await page.getByRole('button', { name: '确认恢复' }).click();
    await page.getByText('已恢复，现为第 3 版').waitFor();
    await panel.getByRole('button', { name: /^办结审核 / }).waitFor();
    expect(await panel.getByRole('button', { name: /^单位复核 / }).count()).toBe(0);
    const fresh = await appeals.handling();
    await handle(fresh);
    expect(await stepsOf('dispatcher', fresh)).toEqual(['办结审核']);
  });

  it('never met the content security policy or an error', () => {
    expect(complaints.lines).toEqual([]);
  });
});
