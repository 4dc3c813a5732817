import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Keys, openKeys } from '../../store/keys.ts';
import { createStore, migratedMemory } from '../../store/open.ts';
import { placeOf } from '../../store/place.ts';
import { type Library, openLibrary } from '../process/world.ts';
import { scenarios } from './scenarios.ts';
import { sweep } from './sweep.ts';

describe('crash points', () => {
  let library: Library;
  let keys: Keys | undefined;
  let empty: Buffer;

  beforeAll(async () => {
    library = await openLibrary();
    keys = await openKeys(await createStore(placeOf(':memory:'), 'keys'), () => 0);
    empty = await migratedMemory('main');
  });

  afterAll(() => keys?.close());

  it.each(scenarios)('$name: nothing is lost, done twice or stuck', async (scenario) => {
    if (keys === undefined) throw new Error('Expected keys');
    const { points, violations } = await sweep({ library, keys, empty }, scenario);
    expect(violations).toEqual([]);
    expect(points).toBeGreaterThan(50);
  });
});
