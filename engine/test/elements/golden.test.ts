/// <reference types="node" />
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { elements, triggers } from '../../elements/index.ts';
import type { PlayedCase } from '../../index.ts';
import { play, readText } from '../helper.ts';
import { decisions } from './decisions.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const folders = readdirSync(here, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
);

/** `UPDATE_TRACES=1` writes the traces anew; their diff is then for a person to read. */
const update = process.env.UPDATE_TRACES === '1';

for (const folder of folders) {
  const models = readdirSync(join(here, folder)).filter((name) => name.endsWith('.bpmn'));
  describe(folder.replaceAll('-', ' '), () => {
    for (const name of models) {
      const base = join(here, folder, name.slice(0, -'.bpmn'.length));
      it(name.slice(0, -'.bpmn'.length).replaceAll('-', ' '), async () => {
        const played: PlayedCase = existsSync(`${base}.case.json`)
          ? JSON.parse(readText(`${base}.case.json`))
          : {};
        const result = await play(readText(`${base}.bpmn`), played, {
          decision: (id) => decisions[id] ?? null,
        });
        expect(result.differences).toEqual([]);
        const file = `${base}.trace.json`;
        if (update) writeFileSync(file, `${JSON.stringify(result.trace, null, 2)}\n`);
        expect(result.trace).toEqual(JSON.parse(readText(file)));
      });
    }
  });
}

describe('golden traces', () => {
  const kebab = (type: string): string =>
    type
      .replace('bpmn:', '')
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase();
  it.each([...elements.keys()].map((type) => [type]))('cover %s', (type) => {
    const name = type === 'bpmn:Task' ? 'abstract-task' : kebab(type);
    expect(folders).toContain(name);
  });
  it.each([...triggers.values()].map(({ name }) => [name]))('cover %s triggers', (name) => {
    const all = folders.flatMap((folder) => readdirSync(join(here, folder)));
    expect(all.some((file) => file.includes(name))).toBe(true);
  });
});
