import type { Id } from '@liandong/engine';
import type { Principal } from '../auth/principal.ts';
import type { Reader } from '../store/port.ts';
import { readOrganisation } from '../store/queries/organisation.ts';
import type { Group, Person, Post, Role, Unit } from './model.ts';
import { principalOf } from './principal-of.ts';
import { type OrganisationData, organisationOf } from './read.ts';

/** The queue of whoever repairs what has no owner: an empty post is never a lock. */
export const adminRole = 'admin';

/**
 * The organisation as it was when it last changed, held in memory whole. People who are disabled
 * are found by id (their names stand in histories) but hold no role, head no unit and get no work.
 */
export interface Organisation {
  /** Counts the refreshes: what is derived from the organisation holds as long as it is equal. */
  readonly version: number;
  /** Who a user is now, without session and address; null when unknown or disabled. */
  principal(user: Id): Principal | null;
  units(): readonly Unit[];
  unit(id: Id): Unit | null;
  unitByCode(code: string): Unit | null;
  children(unit: Id): readonly Unit[];
  /** The unit and all below it. */
  unitsBelow(unit: Id): readonly Unit[];
  people(): readonly Person[];
  person(id: Id): Person | null;
  personByLogin(login: string): Person | null;
  posts(): readonly Post[];
  post(id: Id): Post | null;
  roles(): readonly Role[];
  role(id: string): Role | null;
  groups(): readonly Group[];
  group(id: Id): Group | null;
  /** People on the head posts of the unit itself. */
  heads(unit: Id): readonly Person[];
  /** People with a post of this role in this unit. */
  byUnitAndRole(unit: Id, role: string): readonly Person[];
  /** People with any post in this unit. */
  byUnit(unit: Id): readonly Person[];
  /** How many people, disabled ones too, stand on posts of the unit: what its quota counts. */
  staff(unit: Id): number;
  /** How many people, disabled ones too, hold the post. */
  holders(post: Id): number;
  /** People who hold the role, by a post or given. */
  byRole(role: string): readonly Person[];
  /** Reads the rows again; calls that meet share one reading that began after them. */
  refresh(): Promise<void>;
}

function indexed(people: readonly Person[], keys: (person: Person) => readonly string[]) {
  const lists = new Map<string, Person[]>();
  for (const person of people) {
    for (const key of new Set(keys(person))) {
      const list = lists.get(key);
      if (list === undefined) lists.set(key, [person]);
      else list.push(person);
    }
  }
  return lists;
}

function indexesOf(data: OrganisationData) {
  const working = [...data.people.values()].filter((person) => !person.disabled);
  const units = [...data.units.values()];
  return {
    units,
    unitByCode: new Map(units.map((unit) => [unit.code, unit])),
    people: [...data.people.values()],
    personByLogin: new Map([...data.people.values()].map((person) => [person.login, person])),
    keys: indexed(working, (person) => [
      ...person.posts.flatMap((post) => [
        `role:${post.role}`,
        `unit:${post.unit}`,
        `unit-role:${post.unit}:${post.role}`,
        ...(post.head ? [`head:${post.unit}`] : []),
      ]),
      ...person.roles.map((given) => `role:${given.role}`),
    ]),
    places: indexed([...data.people.values()], (person) =>
      person.posts.flatMap((post) => [`unit:${post.unit}`, `post:${post.id}`]),
    ),
    principals: new Map<Id, Principal>(),
  };
}

const nobody: readonly Person[] = [];

class CachedOrganisation implements Organisation {
  readonly #read: Reader;
  #data: OrganisationData;
  #indexes: ReturnType<typeof indexesOf>;
  #version = 1;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(read: Reader, data: OrganisationData) {
    this.#read = read;
    this.#data = data;
    this.#indexes = indexesOf(data);
  }

  get version(): number {
    return this.#version;
  }

  principal(user: Id): Principal | null {
    const person = this.person(user);
    if (person === null || person.disabled) return null;
    let principal = this.#indexes.principals.get(user);
    if (principal === undefined) {
      principal = principalOf(
        person,
        (id) => this.role(id),
        (id) => this.unit(id),
      );
      this.#indexes.principals.set(user, principal);
    }
    return principal;
  }

  units = (): readonly Unit[] => this.#indexes.units;
  unit = (id: Id): Unit | null => this.#data.units.get(id) ?? null;
  unitByCode = (code: string): Unit | null => this.#indexes.unitByCode.get(code) ?? null;
  children = (unit: Id): readonly Unit[] => this.units().filter(({ parent }) => parent === unit);

  unitsBelow(unit: Id): readonly Unit[] {
    const top = this.unit(unit);
    return top === null ? [] : this.units().filter(({ path }) => path.startsWith(top.path));
  }

  people = (): readonly Person[] => this.#indexes.people;
  person = (id: Id): Person | null => this.#data.people.get(id) ?? null;
  personByLogin = (login: string): Person | null => this.#indexes.personByLogin.get(login) ?? null;
  posts = (): readonly Post[] => [...this.#data.posts.values()];
  post = (id: Id): Post | null => this.#data.posts.get(id) ?? null;
  roles = (): readonly Role[] => [...this.#data.roles.values()];
  role = (id: string): Role | null => this.#data.roles.get(id) ?? null;
  groups = (): readonly Group[] => [...this.#data.groups.values()];
  group = (id: Id): Group | null => this.#data.groups.get(id) ?? null;
  staff = (unit: Id): number => this.#indexes.places.get(`unit:${unit}`)?.length ?? 0;
  holders = (post: Id): number => this.#indexes.places.get(`post:${post}`)?.length ?? 0;
  heads = (unit: Id): readonly Person[] => this.#by(`head:${unit}`);
  byUnit = (unit: Id): readonly Person[] => this.#by(`unit:${unit}`);
  byRole = (role: string): readonly Person[] => this.#by(`role:${role}`);
  byUnitAndRole = (unit: Id, role: string): readonly Person[] =>
    this.#by(`unit-role:${unit}:${role}`);

  #by(key: string): readonly Person[] {
    return this.#indexes.keys.get(key) ?? nobody;
  }

  /** A reading that is under way may have missed the caller's rows: the next one has them. */
  refresh(): Promise<void> {
    if (this.#running === null) {
      this.#running = this.#load().finally(() => {
        this.#running = null;
      });
      return this.#running;
    }
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = null;
        return this.refresh();
      });
    return this.#next;
  }

  async #load(): Promise<void> {
    const data = organisationOf(await readOrganisation(this.#read));
    this.#data = data;
    this.#indexes = indexesOf(data);
    this.#version += 1;
  }
}

/** Reads the organisation and keeps it. */
export async function openOrganisation(read: Reader): Promise<Organisation> {
  return new CachedOrganisation(read, organisationOf(await readOrganisation(read)));
}
