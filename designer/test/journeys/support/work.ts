import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { Language } from './browser.ts';
import type { TestNode } from './node.ts';

/** Signs in on whatever page the person opened. */
export async function signIn(page: Page, url: string, login: string, password: string) {
  await page.goto(url);
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
}

/** Signs in without a page; the language is kept with the person, as the switch does. */
export async function authenticate(
  context: BrowserContext,
  node: TestNode,
  login: string,
  language: Language,
) {
  const headers = { origin: node.url, 'idempotency-key': `${login}-${Date.now()}` };
  const send = { headers, failOnStatusCode: true };
  const password = node.passwords.get(login) ?? '';
  await context.request.post(`${node.url}/api/v1/sessions`, { ...send, data: { login, password } });
  await context.request.patch(`${node.url}/api/v1/me`, { ...send, data: { language } });
}

/** Opens the task of a case from a list of the workbench. */
export async function openFrom(page: Page, url: string, tab: string, number: string) {
  await page.goto(`${url}/?tab=${tab}&q=${number}`);
  await page.locator('.work-row', { hasText: number }).first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Takes a task from the pool. */
export async function claim(page: Page, url: string, number: string) {
  await openFrom(page, url, 'claimable', number);
  await page.locator('.case-head-actions').getByRole('button', { name: '认领' }).click();
  await page.locator('.outcome-bar').waitFor();
}

/** Ends the step with one of its outcomes. */
export async function complete(page: Page, outcome: string) {
  await page.locator('.outcome-bar').getByRole('button', { name: outcome, exact: true }).click();
  await page.getByText(`」：${outcome}`).first().waitFor();
}

/** Chooses in a list of antd by the words that a person sees. */
export function choose(page: Page, label: string, option: string | RegExp) {
  return chooseIn(page, page, label, option);
}

/** Chooses in a list that stands in a part of the page. */
export async function chooseIn(
  page: Page,
  part: Page | Locator,
  label: string,
  option: string | RegExp,
) {
  const field = part.getByLabel(label, { exact: true });
  await field.click();
  // The list of another field may still be fading out.
  const list = await field.getAttribute('aria-controls');
  const options = page.locator(`.ant-select-dropdown:has([id="${list}"]) .ant-select-item-option`);
  await options.filter({ hasText: option }).first().click();
}
