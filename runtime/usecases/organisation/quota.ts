import type { Id } from '@liandong/engine';
import type { Context, Reads, Refusal } from '../../commit/command.ts';
import type { Services } from '../../services.ts';
import { holdersOfPost, staffOfUnit, unitRevision } from '../../store/queries/organisation.ts';
import type { Write } from '../../store/write.ts';

interface UnitPlaces {
  readonly unit: Id;
  readonly name: string;
  /** Revision before the people were counted. */
  readonly revision: number;
  readonly staff: number;
}

interface PostPlaces {
  readonly post: Id;
  readonly name: string;
  readonly holders: number;
}

/** Units and posts that somebody is to join, with their people counted. */
export interface Places {
  readonly units: readonly UnitPlaces[];
  readonly posts: readonly PostPlaces[];
}

/**
 * Counts the people of the units and posts that `user` is to join, without the user. The unit's
 * revision is read first: whoever adds a person raises it, so that an unchanged revision proves
 * the count.
 */
export async function placesFor(
  { store, organisation }: Services,
  posts: readonly Id[],
  user: Id,
): Promise<Places> {
  const found = posts.flatMap((id) => organisation.post(id) ?? []);
  const unitIds = [...new Set(found.map((post) => post.unit))].toSorted((a, b) => a - b);
  const units: UnitPlaces[] = [];
  for (const unit of unitIds) {
    const revision = await unitRevision(store.read, unit);
    const staff = await staffOfUnit(store.read, unit, user);
    const name = organisation.unit(unit)?.name ?? String(unit);
    units.push({ unit, name, revision: revision ?? 0, staff });
  }
  const counted: PostPlaces[] = [];
  for (const { id, name } of found) {
    counted.push({ post: id, name, holders: await holdersOfPost(store.read, id, user) });
  }
  return { units, posts: counted };
}

export function placesReads({ units, posts }: Places): NonNullable<Reads['rows']> {
  return [
    ...units.map(({ unit }) => ({ table: 'unit', key: { id: unit } }) as const),
    ...posts.map(({ post }) => ({ table: 'post', key: { id: post } }) as const),
  ];
}

function full(name: string, quota: number): Refusal {
  return {
    ok: false,
    code: 'quota-reached',
    detail: `Expected fewer than ${quota} people in ${name}`,
    data: { name, quota: String(quota) },
  };
}

/** Takes one place in each unit and post under their locks, or says which has none left. */
export function takePlaces(
  context: Context,
  { units, posts }: Places,
): { readonly ok: true; readonly writes: readonly Write[] } | Refusal {
  const writes: Write[] = [];
  for (const { unit, name, revision, staff } of units) {
    const row = context.row('unit', { id: unit });
    if (row === null) return { ok: false, code: 'not-found', detail: `Expected unit ${unit}` };
    if (row.revision !== revision) {
      const data = { unit: String(unit) };
      return { ok: false, code: 'revision-conflict', detail: 'The unit changed meanwhile', data };
    }
    if (row.quota !== null && staff >= row.quota) return full(name, row.quota);
    writes.push({
      op: 'update',
      table: 'unit',
      key: { id: unit },
      set: { revision: revision + 1 },
      expect: { revision },
    });
  }
  for (const { post, name, holders } of posts) {
    const row = context.row('post', { id: post });
    if (row === null) return { ok: false, code: 'not-found', detail: `Expected post ${post}` };
    if (row.quota !== null && holders >= row.quota) return full(name, row.quota);
  }
  return { ok: true, writes };
}
