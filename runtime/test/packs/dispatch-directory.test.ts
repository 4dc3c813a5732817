import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment, Variables } from '@liandong/engine';
import { describe, expect, it } from 'vitest';
import { readOrganisationSeed } from '../../demonstration/organisation-seed.ts';
import { readPackFolder } from '../../packs/content.ts';
import { readPack } from '../../packs/read-pack.ts';
import { parseLimit } from '../../sla/limit.ts';
import { templates } from './packs.ts';

const env: Environment = {
  now: 0,
  zone: 'Asia/Shanghai',
  nextId: () => 1,
  record: {},
  case: {},
  initiator: null,
  resolve: () => null,
  due: () => 0,
  decision: () => null,
};

const folder = join(templates, 'appeal');
const { parts } = await readPack(await readPackFolder(folder));
const decision = parts?.decisions.get('dispatch');
const seed = readOrganisationSeed(
  readFileSync(join(folder, 'demonstration/organisation.json'), 'utf8'),
);
const units = new Set(seed.units.map(({ code }) => code));
const codes = (name: string) => parts?.dictionaries.get(name)?.map(({ code }) => code) ?? [];

function dispatch(category: string, town: string): Variables | null {
  const result = decision?.evaluate({ category, town }, env);
  expect(result?.errors).toEqual([]);
  return (result?.value ?? null) as Variables | null;
}

describe('dispatch directory', () => {
  it('has 62 categories, 17 towns and streets, 64 units', () => {
    expect(codes('categories')).toHaveLength(62);
    expect(codes('towns')).toHaveLength(17);
    expect(units.size).toBe(64);
    expect(codes('towns').filter((code) => !units.has(code))).toEqual([]);
    expect(seed.units.filter(({ pilot }) => pilot)).toHaveLength(8);
  });

  it('gives each of the 1,054 pairs one lead unit, co-units, a limit and a priority', () => {
    let resolved = 0;
    for (const category of codes('categories')) {
      for (const town of codes('towns')) {
        const found = dispatch(category, town);
        const coUnits = (found?.coUnits ?? null) as readonly string[] | null;
        const wrong = [String(found?.unit), ...(coUnits ?? ['none'])].filter(
          (unit) => !units.has(unit),
        );
        expect(wrong, `${category} ${town}`).toEqual([]);
        expect(parseLimit(String(found?.limit)), `${category} ${town}`).not.toBeNull();
        expect(codes('priorities')).toContain(found?.priority);
        expect(codes('evidence')).toContain(found?.evidence);
        expect(codes('appealTypes')).toContain(found?.appealType);
        resolved += 1;
      }
    }
    expect(resolved).toBe(1054);
  });

  it('takes the appeal’s own town where the directory says so', () => {
    expect(dispatch('0401', '210882104')).toMatchObject({ unit: '210882104', limit: '8wh' });
    expect(dispatch('0402', '210882104')).toMatchObject({ coUnits: ['210882104'] });
  });

  it('proposes nothing for a category that it does not have', () => {
    expect(dispatch('9999', '210882104')).toBeNull();
  });
});
