import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GroupCommit } from '../commit/writer.ts';
import { Executor } from '../executor/executor.ts';
import { handlersOf } from '../executor/handlers.ts';
import { createPacks } from '../packs/service.ts';
import type { Credential } from '../program.ts';
import type { Services } from '../services.ts';
import { dayMs } from '../sla/zone.ts';
import { serviceTimers } from '../usecases/clocks/service-timers.ts';
import { readOrganisationSeed } from './organisation-seed.ts';
import { planPeople } from './people.ts';
import { seededRandom } from './random.ts';
import { seedAppeals } from './seed-appeals.ts';
import { seedOrders } from './seed-orders.ts';
import { seedOrganisation } from './seed-organisation.ts';
import { seedPacks } from './seed-packs.ts';
import { templatesFolder } from './templates.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

/** The seed of all chance in the demonstration city. */
const demonstrationSeed = 210882;
const demonstrationPack = 'appeal';
/** When packs and people of the demonstration city come into being. */
const beginningDays = 60;
const administratorRole = 'admin';

/**
 * Fills an empty database with the demonstration city: packs, units, users for every role, and
 * 300 appeals in all states, played through the use cases at times of the past weeks. Answers the
 * accounts that may sign in, one a role; their passwords are random and stored nowhere.
 */
export async function seedDemonstration(services: Services): Promise<readonly Credential[]> {
  const now = services.now();
  const clock = createVirtualClock(now - beginningDays * dayMs);
  const past = await openPast(services, clock);
  try {
    const packs = await seedPacks(past.services);
    const pack = packs.find((found) => found.pack === demonstrationPack);
    if (!pack) throw new Error(`Expected the pack ${demonstrationPack}`);
    const random = seededRandom(demonstrationSeed);
    const path = join(templatesFolder(), demonstrationPack, 'demonstration/organisation.json');
    const seed = readOrganisationSeed(await readFile(path, 'utf8'));
    const { roles } = pack;
    const plan = { roles, units: seed.units, users: planPeople(random, seed, roles) };
    const credentials = await seedOrganisation(past.services, plan);
    const performed = await seedAppeals({ ...past, clock, random, pack, now });
    await seedOrders(past.services, performed);
    return credentials;
  } finally {
    await past.commit.drain();
  }
}

/** An administrator, and the packs that come with the product: no units, no cases. */
export async function seedEmpty(services: Services): Promise<readonly Credential[]> {
  const packs = await seedPacks(services);
  const byId = new Map(packs.flatMap((pack) => pack.roles.map((role) => [role.id, role])));
  const roles = [...byId.values()];
  const name = roles.find(({ id }) => id === administratorRole)?.name.zh ?? administratorRole;
  const role = administratorRole;
  const users = [{ login: role, name, role, unit: null, told: true }];
  return seedOrganisation(services, { roles, units: [], users });
}

/**
 * The same node with a clock of its own: a second writer on the same store, under a node number
 * of its own, and an executor that rings what is due in the played time.
 */
async function openPast(services: Services, clock: VirtualClock) {
  const { store, keys, log } = services;
  const onFault = (message: string, err: unknown) => log.error({ err }, message);
  const now = () => clock.now();
  const commit = await GroupCommit.open({ store, auditKey: keys.audit, now, onFault, lanes: 1 });
  const packs = createPacks({ read: store.read, commit });
  const past: Services = { ...services, now, commit, packs };
  const handlers = handlersOf(past, serviceTimers(past));
  const executor = new Executor({ store, clock, handlers, onFault });
  return { services: past, commit, executor };
}
