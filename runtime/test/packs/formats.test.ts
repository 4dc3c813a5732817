import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packSchemas } from '../../packs/schemas/index.ts';

/** `npx vitest run -u` writes them anew after a change of a format. */
describe('formats of packs', () => {
  it.each(Object.entries(packSchemas))('%s stands in docs/formats', async (name, schema) => {
    const json = z.toJSONSchema(schema, { io: 'input' });
    const file = fileURLToPath(new URL(`../../../docs/formats/${name}.json`, import.meta.url));
    await expect(`${JSON.stringify(json, null, 2)}\n`).toMatchFileSnapshot(file);
  });
});
