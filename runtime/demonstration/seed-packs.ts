import { join } from 'node:path';
import { readPackFolder } from '../packs/content.ts';
import type { Pack } from '../packs/packs.ts';
import type { Services } from '../services.ts';
import { platform } from './platform.ts';
import { templateNames, templatesFolder } from './templates.ts';

/** Publishes the packs that come with the product; those that are published already stay. */
export async function seedPacks({ packs }: Pick<Services, 'packs'>): Promise<readonly Pack[]> {
  const folder = templatesFolder();
  const published: Pack[] = [];
  for (const pack of templateNames(folder)) {
    const content = await readPackFolder(join(folder, pack));
    const order = { pack, note: '随产品提供 / Comes with the product', actor: platform, content };
    const outcome = await packs.publishContent(order);
    if (!outcome.ok) {
      const first = outcome.errors?.[0];
      const reason = first ? `${first.path}: ${first.message}` : outcome.detail;
      throw new Error(`Expected pack ${pack} to be published but ${reason}`);
    }
    const found = await packs.current(pack);
    if (found) published.push(found);
  }
  return published;
}
