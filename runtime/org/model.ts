import type { Id, Text } from '@liandong/engine';
import type { Right } from '../auth/principal.ts';

export interface Unit {
  readonly id: Id;
  readonly parent: Id | null;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  /** `/1/4/9/`. */
  readonly path: string;
  /** Most people on its posts; null without a limit. */
  readonly quota: number | null;
  readonly pilot: boolean;
  readonly revision: number;
}

export interface Post {
  readonly id: Id;
  readonly unit: Id;
  readonly name: string;
  readonly role: string;
  readonly quota: number | null;
  /** Head of the unit. */
  readonly head: boolean;
}

export type ScopeKind = 'own' | 'unit' | 'unit-below' | 'named' | 'all';

export interface Role {
  readonly id: string;
  readonly name: Text;
  readonly rights: readonly Right[];
  readonly scope: ScopeKind;
}

export interface Group {
  readonly id: Id;
  readonly name: string;
  readonly users: readonly Id[];
}

/** A user with posts, roles and groups; `roles` holds the ones given beside those of the posts. */
export interface Person {
  readonly id: Id;
  readonly login: string;
  readonly name: string;
  readonly language: 'zh' | 'en';
  readonly disabled: boolean;
  readonly secondFactor: boolean;
  readonly hasPassword: boolean;
  /** Somebody else gave the password: a new one comes first. */
  readonly passwordExpired: boolean;
  readonly createdAt: number;
  readonly revision: number;
  readonly posts: readonly Post[];
  readonly roles: readonly { readonly role: string; readonly units: readonly Id[] }[];
  readonly groups: readonly Id[];
}
