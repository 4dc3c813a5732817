import type { z } from 'zod';
import type { Person } from '../../../org/model.ts';
import type { user as userSchema } from '../../schemas/organisation.ts';

export function userView(person: Person): z.input<typeof userSchema> {
  const { id, login, name, disabled, secondFactor, language, createdAt, revision } = person;
  return {
    id: String(id),
    login,
    name,
    disabled,
    secondFactor,
    language: language === 'en' ? 'en' : 'zh-CN',
    createdAt: new Date(createdAt).toISOString(),
    posts: person.posts.map((post) => ({
      id: String(post.id),
      name: post.name,
      unit: String(post.unit),
      role: post.role,
    })),
    roles: person.roles.map(({ role, units }) => ({ role, units: units.map(String) })),
    groups: person.groups.map(String),
    revision,
  };
}

interface MembershipBody {
  readonly posts?: readonly string[] | undefined;
  readonly roles?:
    | readonly { readonly role: string; readonly units: readonly string[] }[]
    | undefined;
  readonly groups?: readonly string[] | undefined;
}

/** Ids of a body as numbers; what was not sent stays away. */
export function membershipOf({ posts, roles, groups }: MembershipBody) {
  return {
    ...(posts === undefined ? {} : { posts: [...new Set(posts)].map(Number) }),
    ...(roles === undefined
      ? {}
      : { roles: roles.map(({ role, units }) => ({ role, units: units.map(Number) })) }),
    ...(groups === undefined ? {} : { groups: [...new Set(groups)].map(Number) }),
  };
}
