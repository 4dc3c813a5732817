import { join } from 'node:path';
import { simulate } from '@liandong/engine';
import { describe, expect, it } from 'vitest';
import { checkReferences } from '../../packs/check-references.ts';
import { readPackFolder } from '../../packs/content.ts';
import { readPack } from '../../packs/read-pack.ts';
import { playedCase } from '../../packs/schemas/played-case.ts';
import { packNames, templates } from './packs.ts';

describe.each(packNames)('pack %s', async (name) => {
  const content = await readPackFolder(join(templates, name));
  const { parts, problems } = await readPack(content);
  const casePaths = [...content.keys()].filter((path) => path.startsWith('cases/'));

  it('compiles without errors', () => {
    expect(problems).toEqual([]);
  });

  it('names only what exists', () => {
    expect(parts && checkReferences(parts)).toEqual([]);
  });

  it('has at least three played cases', () => {
    expect(casePaths.length).toBeGreaterThanOrEqual(3);
  });

  it.each(casePaths)('plays %s as expected', (path) => {
    const played = playedCase.parse(JSON.parse(content.get(path) ?? ''));
    const process = played.process ?? parts?.manifest.process;
    const model = parts?.models.find(({ definition }) =>
      definition?.processes.some(({ id }) => id === process),
    );
    if (!model?.definition || !parts) throw new Error(`Expected process ${process} of ${path}`);
    const simulated = simulate(model.definition, played, {
      decision: (id) => parts.decisions.get(id) ?? null,
      recordFields: [...parts.fields.keys()],
    });
    expect(simulated.differences).toEqual([]);
    expect(simulated.ok).toBe(true);
  });
});
