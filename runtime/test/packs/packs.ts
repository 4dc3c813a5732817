import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of all packs; each folder in it with a `pack.json` is one. */
export const templates = fileURLToPath(new URL('../../../templates/', import.meta.url));

/** Names of all packs. */
export const packNames = readdirSync(templates, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .filter((entry) => readdirSync(join(templates, entry.name)).includes('pack.json'))
  .map((entry) => entry.name);
