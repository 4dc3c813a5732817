/// <reference types="node" />
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check, compile, simulate } from '../../index.ts';
import { readText } from '../helper.ts';
import { random } from '../random.ts';

const folder = fileURLToPath(new URL('../elements/', import.meta.url));
const models = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.bpmn'))
  .sort()
  .map((name) => readText(`${folder}${name}`));

const MUTATIONS = 400;
const MODEL_MS_MAX = 3000;

/** Cuts, doubles, swaps and exchanges pieces of a model: most of it stays what it was. */
function mutate(text: string, pick: (n: number) => number): string {
  const from = pick(text.length);
  const to = Math.min(text.length, from + 1 + pick(60));
  const piece = text.slice(from, to);
  const [head, tail] = [text.slice(0, from), text.slice(to)];
  const ids = [...text.matchAll(/"([\w-]+)"/g)].map(([, id]) => id as string);
  const [one, other] = [ids[pick(ids.length)] as string, ids[pick(ids.length)] as string];
  const all = [
    () => head + tail,
    () => head + piece + piece + tail,
    () => `${head}${['<', '>', '"', '&', '&#0;', '\u0000', '<!-- '][pick(7)]}${tail}`,
    () => text.replaceAll(`"${one}"`, `"${other}"`),
    () => text.replace(/Ref="([\w-]+)"/, `Ref="${one}"`),
    () => text.replace(/<(\w+)(?=[ />])/g, (tag) => (pick(12) === 0 ? `<${other}` : tag)),
    () => text.replace(/(Event|Task|Gateway)\b/g, (word) => (pick(9) === 0 ? 'Task' : word)),
  ];
  return (all[pick(all.length)] as () => string)();
}

describe('a mutated model', () => {
  it('is read or refused with problems, never thrown at the caller, never slow', async () => {
    const pick = random(20_261_123);
    let played = 0;
    for (let i = 0; i < MUTATIONS; i++) {
      let text = models[pick(models.length)] as string;
      for (let n = pick(3); n >= 0; n--) text = mutate(text, pick);
      const began = performance.now();
      const { definition, problems } = await compile(text);
      const all = await check(text);
      expect(performance.now() - began).toBeLessThan(MODEL_MS_MAX);
      expect(definition !== null || problems.length > 0).toBe(true);
      for (const { rule, message } of all) expect(message.zh && message.en, rule).toBeTruthy();
      const start = definition?.processes[0]?.starts[0];
      if (!definition || start?.type !== 'none') continue;
      simulate(definition, { process: definition.processes[0]?.id ?? '' });
      played += 1;
    }
    expect(played).toBeGreaterThan(MUTATIONS / 4);
  }, 120_000);
});
