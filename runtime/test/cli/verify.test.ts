import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateCommand } from '../../cli/commands/migrate.ts';
import { verifyCommand } from '../../cli/commands/verify.ts';
import {
  beginInstallations,
  close,
  endInstallations,
  installation,
  open,
  publish,
} from './installations.ts';

beforeAll(() => beginInstallations({ server: false }));

afterAll(endInstallations);

describe('verify', () => {
  it('finds a row that was changed behind the back of the platform', async () => {
    const { io, place, said } = await installation('altered', false);
    await migrateCommand.run([], io);
    const { world, play } = await open(place);
    await publish(world);
    await play();
    const { store } = world;
    await store.transaction((transaction) => transaction.run('UPDATE task SET ended_at = 1'));
    await store.transaction((transaction) =>
      transaction.run("UPDATE audit SET action = 'x' WHERE n = 2"),
    );
    await close(world);
    expect(await verifyCommand.run([], io)).toBe(1);
    expect(said.join('')).toContain('"what":"task"');
    expect(said.join('')).toContain('"fault":"row-altered"');
  });
});
