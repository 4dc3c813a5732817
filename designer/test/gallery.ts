/**
 * Takes pictures of every page in both languages and two sizes: `node scripts/run.mjs
 * designer/test/gallery.ts [name,name]` after a build. They are for people to look at.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import {
  Complaints,
  desktop,
  type Language,
  openBrowser,
  openContext,
  openPage,
  phone,
} from './journeys/support/browser.ts';
import { startTestNode, type TestNode } from './journeys/support/node.ts';
import { settle, type Visit, visits } from './journeys/support/pages.ts';
import { authenticate } from './journeys/support/work.ts';

const folder = fileURLToPath(new URL('../../gallery/', import.meta.url));
const wanted = process.argv[2]?.split(',');

async function photograph(browser: Browser, node: TestNode, language: Language, visit: Visit) {
  for (const viewport of [desktop, phone]) {
    const context = await openContext(browser, { language, viewport });
    const complaints = new Complaints();
    const page = await openPage(context, complaints);
    if (visit.who) await authenticate(context, node, visit.who, language);
    await page.goto(node.url + visit.path);
    await settle(page);
    await visit.prepare?.(page);
    await settle(page);
    await page.screenshot({ path: `${folder}${visit.name}-${language}-${viewport.width}.png` });
    for (const line of complaints.lines) process.stdout.write(`${visit.name}: ${line}\n`);
    await context.close();
  }
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const node = await startTestNode();
  const browser = await openBrowser();
  try {
    for (const language of ['zh-CN', 'en'] as const) {
      for (const visit of visits) {
        if (wanted && !wanted.includes(visit.name)) continue;
        try {
          await photograph(browser, node, language, visit);
        } catch (error) {
          process.stdout.write(`${visit.name} ${language}: ${error}\n`);
          process.exitCode = 1;
        }
      }
    }
  } finally {
    await browser.close();
    await node.stop();
  }
}

await main();
