import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  Complaints,
  desktop,
  expectAccessible,
  hasChromium,
  openBrowser,
  openContext,
  openPage,
  phone,
} from './support/browser.ts';
import { startTestNode, type TestNode } from './support/node.ts';
import { settle, visits } from './support/pages.ts';
import { authenticate } from './support/work.ts';

const looks = [
  { language: 'zh-CN', viewport: desktop },
  { language: 'en', viewport: phone },
] as const;

describe.skipIf(!hasChromium)('every page', () => {
  let node: TestNode;
  let browser: Browser;

  beforeAll(async () => {
    [node, browser] = await Promise.all([startTestNode(), openBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await node?.stop();
  });

  describe.each(looks)('in $language at $viewport.width px', (look) => {
    it.each(visits)('$name can be read by everybody', async ({ who, path, prepare }) => {
      const complaints = new Complaints();
      const context = await openContext(browser, look);
      if (who) await authenticate(context, node, who, look.language);
      const page = await openPage(context, complaints);
      await page.goto(node.url + path);
      await settle(page);
      await prepare?.(page);
      await settle(page);
      await expectAccessible(page);
      expect(await page.locator('html').getAttribute('lang')).toBe(look.language);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
      expect(complaints.lines).toEqual([]);
      await context.close();
    });
  });
});
