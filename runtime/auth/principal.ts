import type { Id } from '@liandong/engine';
import type { Actor } from '../commit/command.ts';

/** The closed list of rights; roles are named sets of them. */
export const rights = [
  'case.read',
  'case.intake',
  'task.work',
  'supervise.L1',
  'supervise.L2',
  'supervise.L3',
  'order.read',
  'personal.reveal',
  'pack.design',
  'pack.publish',
  'organisation.manage',
  'user.manage',
  'audit.read',
  'operations.manage',
] as const;

export type Right = (typeof rights)[number];

/** Which cases a person sees beside those they handle. */
export type Scope =
  | { readonly kind: 'own' }
  | { readonly kind: 'all' }
  /** Units by id, and units by path prefix with all below them. */
  | { readonly kind: 'units'; readonly units: readonly Id[]; readonly below: readonly string[] };

/** Who asks, as authentication found it. */
export interface Principal {
  readonly kind: 'user' | 'citizen';
  /** null for a citizen. */
  readonly id: Id | null;
  readonly login: string;
  readonly name: string;
  readonly language: 'zh' | 'en';
  readonly roles: readonly string[];
  readonly rights: ReadonlySet<Right>;
  readonly scope: Scope;
  /** Units of the person's posts, with the role of the post. */
  readonly posts: readonly { readonly unit: Id; readonly role: string; readonly head: boolean }[];
  /** Keys of `candidate.principal` that are this person. */
  readonly candidateKeys: readonly string[];
  readonly actor: Actor;
  /** Scope of idempotency keys: user, or a random token of the browser. */
  readonly idempotencyScope: string;
}
