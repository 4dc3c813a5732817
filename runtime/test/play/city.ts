import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome } from '../../commit/command.ts';
import { readOrganisationSeed } from '../../demonstration/organisation-seed.ts';
import { platform } from '../../demonstration/platform.ts';
import { seedOrganisation } from '../../demonstration/seed-organisation.ts';
import { seedPacks } from '../../demonstration/seed-packs.ts';
import { templatesFolder } from '../../demonstration/templates.ts';
import type { Pack } from '../../packs/packs.ts';
import type { Services } from '../../services.ts';
import { createPost } from '../../usecases/organisation/posts.ts';
import { createUser } from '../../usecases/organisation/users.ts';

/** Somebody who works in the played city. */
export interface Worker {
  readonly login: string;
  readonly password: string;
}

export interface City {
  readonly pack: Pack;
  readonly workers: readonly Worker[];
  /** Logins of those who may enter what people call about. */
  readonly clerks: readonly string[];
}

/** Forty people: those of the units share all units among themselves. */
const staff = [
  ['call-clerk', 6],
  ['dispatcher', 8],
  ['return-reviewer', 2],
  ['callback-clerk', 4],
  ['unit-clerk', 9],
  ['handler', 11],
] as const;

const unitRoles: readonly string[] = ['unit-clerk', 'handler'];

/** Fills an empty node with the pack, the units and up to forty workers with several posts each. */
export async function buildCity(services: Services, crew: number): Promise<City> {
  const packs = await seedPacks(services);
  const pack = packs.find((found) => found.pack === 'appeal');
  if (!pack) throw new Error('Expected the appeal pack');
  const path = join(templatesFolder(), 'appeal/demonstration/organisation.json');
  const { units } = readOrganisationSeed(await readFile(path, 'utf8'));
  await seedOrganisation(services, { roles: pack.roles, units, users: [] });
  const workers: Worker[] = [];
  for (const [role, whole] of staff) {
    const count = Math.max(1, Math.round(whole * crew));
    const posts = await postsOf(services, role);
    const added = Array.from({ length: count }, (_, at) =>
      addWorker(services, `${role}-${at + 1}`, shareOf(posts, at, count)),
    );
    workers.push(...(await Promise.all(added)));
  }
  const clerks = workers.map(({ login }) => login).filter((login) => /^call-clerk/.test(login));
  return { pack, workers, clerks };
}

/** All units have the posts of unit roles; the centre has the others. */
async function postsOf(services: Services, role: string): Promise<readonly number[]> {
  const everywhere = unitRoles.includes(role);
  const units = services.organisation
    .units()
    .filter(({ kind }) => (kind === 'city') !== everywhere);
  const posts: number[] = [];
  for (const unit of units) {
    const post = { unit: unit.id, name: role, role, quota: null, head: false };
    posts.push(answer(await createPost(services, platform, post)).id);
  }
  return posts;
}

/** A single post is for all; several are dealt out. */
function shareOf(posts: readonly number[], at: number, count: number): readonly number[] {
  return posts.length === 1 ? posts : posts.filter((_, index) => index % count === at);
}

async function addWorker(
  services: Services,
  login: string,
  posts: readonly number[],
): Promise<Worker> {
  const user = { login, name: login, language: 'zh', canSignIn: true } as const;
  const membership = { posts, roles: [], groups: [] };
  const { password } = answer(await createUser(services, platform, { ...user, ...membership }));
  if (password === null) throw new Error(`Expected a password for ${login}`);
  return { login, password };
}

function answer<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.answer;
  throw new Error(`Expected the city to be built but ${outcome.detail}`);
}
