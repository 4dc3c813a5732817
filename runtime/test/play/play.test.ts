import { expect, it } from 'vitest';
import { play } from './play.ts';

it('plays appeals over HTTP with people at work at once, all counts as planned', async () => {
  const lines: string[] = [];
  const ok = await play({ appeals: 30, seed: 11, databaseUrl: null, crew: 0.2 }, (line) =>
    lines.push(line),
  );
  expect(ok, lines.join('\n')).toBe(true);
  expect(lines.some((line) => line.startsWith('appeals') && line.endsWith('counted 30'))).toBe(
    true,
  );
}, 180_000);
