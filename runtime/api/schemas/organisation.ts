import { z } from 'zod';
import { rights } from '../../auth/principal.ts';
import { id, moment, page, paging, text } from './common.ts';

const name = z.string().trim().min(1).max(100);
const code = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const quota = z.number().int().min(0).max(1_000_000).nullable();

const unitKind = z.enum(['city', 'town', 'village', 'department', 'enterprise']);

export const unit = z.strictObject({
  id,
  parent: id.nullable(),
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  quota: z.number().int().nullable(),
  pilot: z.boolean(),
  /** People on posts of the unit. */
  staff: z.number().int(),
  revision: z.number().int(),
});

export const unitQuery = z.strictObject({
  'filter[kind]': unitKind.optional(),
  'filter[parent]': id.optional(),
  'filter[pilot]': z.enum(['yes', 'no']).optional(),
});

export const units = z.strictObject({ items: z.array(unit) });

export const createUnit = z.strictObject({
  parent: id.nullable(),
  code,
  name,
  kind: unitKind,
  quota: quota.default(null),
  pilot: z.boolean().default(false),
});

export const changeUnit = z.strictObject({
  name: name.optional(),
  quota: quota.optional(),
  pilot: z.boolean().optional(),
});

export const post = z.strictObject({
  id,
  unit: id,
  name: z.string(),
  role: z.string(),
  quota: z.number().int().nullable(),
  head: z.boolean(),
  /** People who hold it. */
  holders: z.number().int(),
});

export const postQuery = z.strictObject({ 'filter[unit]': id.optional() });
export const posts = z.strictObject({ items: z.array(post) });

export const createPost = z.strictObject({
  unit: id,
  name,
  role: z.string().max(64),
  quota: quota.default(null),
  head: z.boolean().default(false),
});

export const role = z.strictObject({
  id: z.string(),
  name: text,
  rights: z.array(z.enum(rights)),
  scope: z.enum(['own', 'unit', 'unit-below', 'named', 'all']),
});
export const roles = z.strictObject({ items: z.array(role) });

const userRole = z.strictObject({
  role: z.string().max(64),
  /** Units of a role whose scope is `named`. */
  units: z.array(id).max(200).default([]),
});

export const user = z.strictObject({
  id,
  login: z.string(),
  name: z.string(),
  disabled: z.boolean(),
  secondFactor: z.boolean(),
  language: z.enum(['zh-CN', 'en']),
  createdAt: moment,
  posts: z.array(z.strictObject({ id, name: z.string(), unit: id, role: z.string() })),
  roles: z.array(z.strictObject({ role: z.string(), units: z.array(id) })),
  groups: z.array(id),
  revision: z.number().int(),
});

export const userQuery = z.strictObject({
  ...paging,
  q: z.string().max(60).optional(),
  'filter[unit]': id.optional(),
  'filter[role]': z.string().max(64).optional(),
});
export const userPage = page(user);

export const createUser = z.strictObject({
  login: z.string().regex(/^[A-Za-z0-9._@-]{2,64}$/),
  name,
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  posts: z.array(id).max(20).default([]),
  roles: z.array(userRole).max(20).default([]),
  groups: z.array(id).max(50).default([]),
});

/** The password is told once; null when the same request was answered before. */
export const createdUser = z.strictObject({ id, password: z.string().nullable() });

export const changeUser = z.strictObject({
  name: name.optional(),
  disabled: z.boolean().optional(),
  posts: z.array(id).max(20).optional(),
  roles: z.array(userRole).max(20).optional(),
  groups: z.array(id).max(50).optional(),
});

export const newPassword = z.strictObject({ password: z.string() });

export const group = z.strictObject({ id, name: z.string(), users: z.array(id) });
export const groups = z.strictObject({ items: z.array(group) });
export const createGroup = z.strictObject({ name, users: z.array(id).max(1000).default([]) });

export const createdId = z.strictObject({ id });
export const revised = z.strictObject({ id, revision: z.number().int() });
