import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateCommand } from '../../cli/commands/migrate.ts';
import { pendingMigrations } from '../../store/migrate.ts';
import { keyPlaceOf } from '../../store/place.ts';
import { beginInstallations, endInstallations, installation, ok } from './installations.ts';

beforeAll(() => beginInstallations({ server: true }));

afterAll(endInstallations);

describe('migrate', () => {
  it.each([{ onServer: false }, { onServer: true }])(
    'makes database and keys once, on a server: $onServer',
    async ({ onServer }) => {
      const { io, place, said } = await installation(`migrate-${onServer}`, onServer);
      expect(await migrateCommand.run([], io)).toBe(ok);
      expect(said.join('')).toContain('"schema":"keys"');
      expect(await pendingMigrations(place)).toEqual([]);
      expect(await pendingMigrations(keyPlaceOf(place), 'keys')).toEqual([]);
      const lines = said.length;
      expect(await migrateCommand.run([], io)).toBe(ok);
      expect(said).toHaveLength(lines);
      expect(await migrateCommand.run(['more'], io)).toBe(2);
    },
  );
});
