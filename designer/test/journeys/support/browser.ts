import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** True where a Chromium was found; journeys are skipped loudly elsewhere. */
export const hasChromium = existsSync(executablePath);

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, headless: true, args: flags });
}

export const desktop = { width: 1366, height: 768 } as const;
export const phone = { width: 360, height: 780 } as const;
export type Language = 'zh-CN' | 'en';

/** Collects what a good page never says: errors, and refusals of its security policy. */
export class Complaints {
  readonly lines: string[] = [];

  watch(page: Page): void {
    page.on('pageerror', (error) => this.lines.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      const text = message.text();
      if (/Content Security Policy/i.test(text)) this.lines.push(`${page.url()}: ${text}`);
    });
  }
}

export type OpenOptions = {
  readonly language?: Language;
  readonly viewport?: { readonly width: number; readonly height: number };
};

/** A browser of one person: its cookies and settings are nobody else's. */
export async function openContext(browser: Browser, options: OpenOptions = {}) {
  const { language = 'zh-CN', viewport = desktop } = options;
  const context = await browser.newContext({ viewport });
  context.setDefaultTimeout(30_000);
  await context.addInitScript((tag) => {
    if (!localStorage.getItem('liandong.language')) localStorage.setItem('liandong.language', tag);
  }, language);
  return context;
}

export async function openPage(context: BrowserContext, complaints: Complaints): Promise<Page> {
  const page = await context.newPage();
  complaints.watch(page);
  return page;
}

/**
 * Waits until nothing moves any more: what is fading in or out has colours and sizes that nobody
 * reads. Spinners, which never end, are not waited for.
 */
async function stillness(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().iterations === Infinity,
      ),
  );
}

/** Fails with the rules and elements that axe finds (WCAG 2.1 A and AA). */
export async function expectAccessible(page: Page): Promise<void> {
  await stillness(page);
  const builder = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']);
  const { violations } = await builder.analyze();
  const found = violations.map(
    ({ id, nodes }) => `${page.url()} ${id}: ${nodes.map((node) => node.html).join(' | ')}`,
  );
  expect(found).toEqual([]);
}
