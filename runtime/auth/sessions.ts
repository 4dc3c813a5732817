import type { Id } from '@liandong/engine';
import type { Config } from '../config.ts';
import type { Organisation } from '../org/organisation.ts';
import type { Reader, Store } from '../store/port.ts';
import {
  deleteSessions,
  sessionByHash,
  sessionsOver,
  touchSession,
} from '../store/queries/session.ts';
import type { Principal } from './principal.ts';
import { hashToken, sessionName } from './token.ts';

/** What a session cookie turned out to be. */
export type Found =
  | { readonly state: 'active'; readonly principal: Principal; readonly tokenHash: string }
  /** There was such a session, but it is over, or its user may no longer sign in. */
  | { readonly state: 'over' };

interface Known {
  readonly user: Id;
  readonly expiresAt: number;
  seenAt: number;
}

/** Sessions held in memory at once; the ones unused for longest are read again. */
const knownMax = 10_000;
const sweepMax = 500;

/**
 * Sessions by their token. What was read once is kept until the change topic `session` names its
 * user; when a session was last seen is written now and then, and by `flush`.
 */
export class Sessions {
  readonly #store: Store;
  readonly #organisation: Organisation;
  readonly #limits: Config['session'];
  readonly #known = new Map<string, Known>();
  readonly #touched = new Map<string, number>();
  /** Counts `forget`: a row that was read before must not be kept after. */
  #forgotten = 0;

  constructor(store: Store, organisation: Organisation, limits: Config['session']) {
    this.#store = store;
    this.#organisation = organisation;
    this.#limits = limits;
  }

  /** Who a token is at `now`, seen from `address`. */
  async find(token: string, address: string, now: number): Promise<Found> {
    const tokenHash = hashToken(token);
    const known = this.#known.get(tokenHash) ?? null;
    // What looks idle here may have been busy on another node.
    const session =
      known === null || this.#isOver(known, now)
        ? await this.#load(this.#store.read, tokenHash)
        : known;
    if (session === null || this.#isOver(session, now)) {
      this.#known.delete(tokenHash);
      return { state: 'over' };
    }
    const principal = this.#organisation.principal(session.user);
    if (principal === null) return { state: 'over' };
    session.seenAt = now;
    this.#touched.set(tokenHash, now);
    this.#keep(tokenHash, session);
    const actor = { ...principal.actor, session: sessionName(tokenHash), address };
    return { state: 'active', principal: { ...principal, actor }, tokenHash };
  }

  /** Hears that sessions of a user were ended, or the user changed. */
  forget(user: Id): void {
    this.#forgotten += 1;
    for (const [hash, session] of this.#known) {
      if (session.user === user) this.#known.delete(hash);
    }
  }

  /** Writes when sessions were last seen. Throws `StoreError`; what was not written waits. */
  async flush(): Promise<void> {
    const touched = [...this.#touched];
    if (touched.length === 0) return;
    await this.#store.transaction(async (transaction) => {
      for (const [hash, seenAt] of touched) await touchSession(transaction, hash, seenAt);
    });
    for (const [hash, seenAt] of touched) {
      if (this.#touched.get(hash) === seenAt) this.#touched.delete(hash);
    }
  }

  /** Deletes sessions that are over; answers how many. */
  async sweep(now: number): Promise<number> {
    const seenBefore = now - this.#limits.idleMs;
    const over = await sessionsOver(this.#store.read, now, seenBefore, sweepMax);
    const idle = over.filter((hash) => (this.#touched.get(hash) ?? 0) < seenBefore);
    if (idle.length === 0) return 0;
    await this.#store.transaction((transaction) => deleteSessions(transaction, idle));
    for (const hash of idle) this.#known.delete(hash);
    return idle.length;
  }

  #isOver(session: Known, now: number): boolean {
    return session.expiresAt <= now || session.seenAt + this.#limits.idleMs <= now;
  }

  async #load(read: Reader, tokenHash: string): Promise<Known | null> {
    const before = this.#forgotten;
    const row = await sessionByHash(read, tokenHash);
    if (row === null) return null;
    const session = { user: row.user_id, expiresAt: row.expires_at, seenAt: row.seen_at };
    if (before === this.#forgotten) return session;
    return this.#load(read, tokenHash);
  }

  #keep(tokenHash: string, session: Known): void {
    this.#known.delete(tokenHash);
    this.#known.set(tokenHash, session);
    if (this.#known.size <= knownMax) return;
    for (const oldest of this.#known.keys()) {
      this.#known.delete(oldest);
      return;
    }
  }
}
