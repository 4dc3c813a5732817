import type { Page } from 'playwright-core';

/** A page as the gallery and the accessibility journey visit it. */
export type Visit = {
  readonly name: string;
  /** Login of the person who looks; null for citizens. */
  readonly who: string | null;
  readonly path: string;
  /** What is done before looking. */
  readonly prepare?: (page: Page) => Promise<void>;
};

const openFirstRow = async (page: Page) => {
  await page.locator('.work-row').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.history').waitFor();
};

const openFirstCase = async (page: Page) => {
  await page.locator('.case-number').first().click();
  await page.locator('.history').waitFor();
};

const chooseCategory = async (page: Page) => {
  await page.locator('.big').first().click();
  await page.locator('.choice').first().click();
  await page.locator('#description').waitFor();
};

/** Every page of this product, in the state that tells most. */
export const visits: readonly Visit[] = [
  { name: 'sign-in', who: null, path: '/' },
  { name: 'citizen-category', who: null, path: '/citizen' },
  { name: 'citizen-matter', who: null, path: '/citizen', prepare: chooseCategory },
  {
    name: 'citizen-missing',
    who: null,
    path: '/citizen',
    prepare: async (page) => {
      await chooseCategory(page);
      await page.locator('button.primary').click();
    },
  },
  {
    name: 'citizen-contact',
    who: null,
    path: '/citizen',
    prepare: async (page) => {
      await chooseCategory(page);
      await page.locator('#description').fill('家里暖气不热已经三天，室温只有 14 度。');
      await page.locator('#town option').nth(1).waitFor({ state: 'attached' });
      await page.locator('#town').selectOption({ index: 1 });
      await page.locator('#place').fill('平安路 12 号楼 3 单元');
      await page.locator('button.primary').click();
      await page.locator('#phone').waitFor();
    },
  },
  { name: 'citizen-lookup', who: null, path: '/citizen#/lookup' },
  { name: 'workbench', who: 'dispatcher', path: '/' },
  { name: 'claimable', who: 'dispatcher', path: '/?tab=claimable', prepare: openFirstRow },
  { name: 'done', who: 'dispatcher', path: '/?tab=done', prepare: openFirstRow },
  { name: 'mine', who: 'call-clerk', path: '/?tab=mine' },
  { name: 'task', who: 'dispatcher', path: '/', prepare: openFirstRow },
  { name: 'intake', who: 'call-clerk', path: '/intake' },
  { name: 'cases', who: 'dispatcher', path: '/cases' },
  { name: 'case', who: 'main-leader', path: '/cases', prepare: openFirstCase },
  {
    name: 'diagram',
    who: 'main-leader',
    path: '/cases',
    prepare: async (page) => {
      await openFirstCase(page);
      await page.getByRole('tab').nth(1).click();
      await page.locator('.bjs-powered-by').waitFor();
    },
  },
  {
    name: 'supervise',
    who: 'main-leader',
    path: '/supervision?tab=lights',
    prepare: async (page) => {
      await page.locator('.card button').first().click();
      await page.getByRole('dialog').locator('textarea').waitFor();
    },
  },
  { name: 'supervision', who: 'main-leader', path: '/supervision' },
  { name: 'lights', who: 'main-leader', path: '/supervision?tab=lights' },
  { name: 'units', who: 'admin', path: '/units' },
  { name: 'users', who: 'admin', path: '/users' },
  {
    name: 'create-user',
    who: 'admin',
    path: '/users',
    prepare: async (page) => {
      await page.locator('.page-head-end').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'packs', who: 'admin', path: '/design' },
  { name: 'no-right', who: 'handler', path: '/users' },
  { name: 'no-page', who: 'handler', path: '/nowhere' },
];

/** Waits until nothing on the page is on its way any more. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await page.waitForFunction(() => document.querySelector('.state-loading') === null);
  await page.waitForFunction(() => {
    const ends = (animation: Animation) =>
      animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY;
    return document.getAnimations().filter(ends).length === 0;
  });
  await page.evaluate(() => document.fonts.ready);
}
