import type { Right } from '../../auth/principal.ts';

/** Everybody that a route is tried as. */
export const callers = [
  'nobody',
  'expired',
  'disabled',
  'without-rights',
  'other-unit',
  'same-unit',
  'administrator',
] as const;

export type Caller = (typeof callers)[number];

/** What the people of both units may do beside what their task gives them. */
export const handlerRights: readonly Right[] = ['case.read', 'task.work', 'personal.reveal'];

/** `allowed` says that the policy lets the call through, not that the call makes sense. */
export type Expected = 'allowed' | 401 | 403 | 404;

export type Expectation = Readonly<Record<Caller, Expected>>;

const open: Expectation = {
  nobody: 'allowed',
  expired: 'allowed',
  disabled: 'allowed',
  'without-rights': 'allowed',
  'other-unit': 'allowed',
  'same-unit': 'allowed',
  administrator: 'allowed',
};

const withSession: Expectation = { ...open, nobody: 401, expired: 401, disabled: 401 };

function withRights(rights: readonly string[]): Expectation {
  const handlers = rights.some((right) => (handlerRights as readonly string[]).includes(right));
  const verdict: Expected = handlers ? 'allowed' : 403;
  return { ...withSession, 'without-rights': 403, 'other-unit': verdict, 'same-unit': verdict };
}

/**
 * What each policy means, declared once; the case and the task of the test belong to the unit of
 * `same-unit`. A policy that is not here has no expectation, which fails the test.
 */
export function expectationOf(policy: string): Expectation | null {
  const [name, ...rest] = policy.split(':');
  switch (name) {
    case 'anyone':
      return open;
    case 'signed-in':
      return withSession;
    case 'right':
      return withRights(rest.join(':').split('|'));
    case 'case-visible': {
      // The right is asked for before the case is looked at.
      const base = rest.length === 0 ? withSession : withRights(rest);
      const foreign = (verdict: Expected): Expected => (verdict === 'allowed' ? 404 : verdict);
      return {
        ...base,
        'without-rights': foreign(base['without-rights']),
        'other-unit': foreign(base['other-unit']),
      };
    }
    case 'task-workable':
      // Not even an administrator works in somebody else's place.
      return { ...withSession, 'without-rights': 403, 'other-unit': 404, administrator: 404 };
    default:
      return null;
  }
}

/** Policies that decide on the object that the path names. */
export const objectPolicies: readonly string[] = ['case-visible', 'task-workable'];
