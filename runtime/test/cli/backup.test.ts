import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backupCommand } from '../../cli/commands/backup.ts';
import { restoreCommand } from '../../cli/commands/restore.ts';
import { beginInstallations, endInstallations, installation } from './installations.ts';

beforeAll(() => beginInstallations({ server: false }));

afterAll(endInstallations);

describe('backup', () => {
  it('asks for a folder of its own for the keys', async () => {
    const { io, said } = await installation('wrong', false);
    expect(await backupCommand.run(['data'], io)).toBe(2);
    expect(await backupCommand.run(['data', '--keys', 'data'], io)).toBe(2);
    expect(said.join('')).toContain('--keys');
    expect(await restoreCommand.run(['nowhere', '--keys', 'none'], io)).toBe(1);
  });
});
