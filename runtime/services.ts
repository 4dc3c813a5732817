import type { Sessions } from './auth/sessions.ts';
import type { Commit } from './commit/command.ts';
import type { Config } from './config.ts';
import type { Files } from './files/files.ts';
import type { Log } from './log.ts';
import type { Audience } from './notify/audience.ts';
import type { Live } from './notify/live.ts';
import type { Organisation } from './org/organisation.ts';
import type { Packs } from './packs/packs.ts';
import type { Limits } from './sla/limits.ts';
import type { Keys } from './store/keys.ts';
import type { Store } from './store/port.ts';

/** The parts of a running node, put together once in `main.ts` and handed to handlers. */
export interface Services {
  readonly config: Config;
  /** UTC milliseconds. */
  now(): number;
  readonly store: Store;
  readonly commit: Commit;
  /** Published packs: definitions, forms, decisions, dictionaries, by version. */
  readonly packs: Packs;
  /** Cached units, posts, roles, and who is behind an assignment. */
  readonly organisation: Organisation;
  /** Who is behind a session cookie. */
  readonly sessions: Sessions;
  /** Calendars and due times. */
  readonly limits: Limits;
  readonly keys: Keys;
  readonly files: Files;
  /** Changes that were committed on any node. */
  readonly live: Live;
  /** The same for people who listen, with what decides who may hear them. */
  readonly audience: Audience;
  readonly log: Log;
}
