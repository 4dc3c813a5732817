import type { Id, Text } from '@liandong/engine';
import type { Principal } from '../auth/principal.ts';
import { userOf as userOfPrincipal } from '../auth/scope.ts';
import type { Command, Refusal } from '../commit/command.ts';
import type { Services } from '../services.ts';

/** Who asks for a use case, with what; a route's request has all of it. */
export interface Asking {
  readonly services: Services;
  readonly principal: Principal;
  readonly idempotency: NonNullable<Command<unknown>['idempotency']> | null;
  readonly language: keyof Text;
}

/** A refusal with a code of the closed list. */
export function refuse(
  code: Refusal['code'],
  detail: string,
  more: Pick<Refusal, 'errors' | 'data'> = {},
): Refusal {
  return { ok: false, code, detail, ...more };
}

/** The user who asks. Throws for a citizen: the route's policy has let only users through. */
export function userOf({ principal }: Pick<Asking, 'principal'>): Id {
  return userOfPrincipal(principal);
}

/** What every command of the request carries. */
export function commandOf({
  principal,
  idempotency,
}: Asking): Pick<Command<unknown>, 'actor' | 'idempotency'> {
  return { actor: principal.actor, ...(idempotency ? { idempotency } : {}) };
}
