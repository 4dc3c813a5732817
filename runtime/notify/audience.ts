import type { Id } from '@liandong/engine';
import type { Principal } from '../auth/principal.ts';
import { caseScope } from '../auth/scope.ts';
import type { Change } from '../commit/command.ts';
import type { Organisation } from '../org/organisation.ts';
import type { Reader } from '../store/port.ts';
import { audiencesOf, type CaseAudience } from '../store/queries/visible.ts';
import type { Live } from './live.ts';

/** Topics that people may hear of; the others are for caches. */
const topics: ReadonlySet<string> = new Set(['task', 'record', 'notice', 'order']);

/** What was committed within a moment, and what is needed to say who may hear it. */
export interface Batch {
  readonly changes: readonly Change[];
  /** By case; null when there are too many to look at each, or they could not be read. */
  readonly cases: ReadonlyMap<Id, CaseAudience> | null;
}

/** More cases than this are told as one: reload the list. */
const casesMax = 50;

const aboutCase = ({ topic }: Change): boolean => topic === 'record' || topic === 'order';

function casesOf(changes: readonly Change[]): readonly Id[] {
  const subjects = changes.filter(aboutCase).map(({ subject }) => subject);
  return [...new Set(subjects)].filter((subject) => /^[0-9]{1,16}$/.test(subject)).map(Number);
}

function isOpen(found: CaseAudience | undefined, principal: Principal, units: ReadonlySet<Id>) {
  if (found === undefined || principal.id === null) return false;
  if (found.people.has(principal.id)) return true;
  if (found.unit !== null && units.has(found.unit)) return true;
  if (found.area !== null && units.has(found.area)) return true;
  return principal.candidateKeys.some((key) => found.candidates.has(key));
}

/**
 * Those changes of a batch that a person may hear of: own tasks and lists, notices to the person,
 * cases that the person may open. What is not told singly is told as `{topic, subject: ''}`.
 */
export function audible(
  { changes, cases }: Batch,
  principal: Principal,
  organisation: Organisation,
): readonly Change[] {
  const { all, units: list } = caseScope(principal, organisation);
  const units = new Set(list);
  const keys = new Set(principal.candidateKeys);
  const works = principal.rights.has('task.work');
  const heard = new Map<string, Change>();
  const hear = (change: Change) => heard.set(`${change.topic} ${change.subject}`, change);
  for (const change of changes) {
    const { topic, subject } = change;
    if (topic === 'notice' || topic === 'task') {
      const own = subject === String(principal.id) && topic === 'notice';
      if (own || keys.has(subject)) hear(change);
      // A task that is gone has no list any more by which to find who saw it.
      else if (topic === 'task' && /^[0-9]+$/.test(subject) && works) {
        hear({ topic, subject: '' });
      }
    } else if (aboutCase(change)) {
      if (cases === null) hear({ topic, subject: '' });
      else if (all || isOpen(cases.get(Number(subject)), principal, units)) hear(change);
    }
  }
  return [...heard.values()];
}

export interface AudienceOptions {
  readonly live: Live;
  readonly read: Reader;
  /** Changes that come within this time are told together. */
  readonly gatherMs: number;
  failed(error: unknown): void;
}

/** Gathers changes and reads what deciding on them needs once for all who listen. */
export class Audience {
  readonly #options: AudienceOptions;
  readonly #listeners = new Set<(batch: Batch) => void>();
  #waiting: Change[] = [];
  #timer: NodeJS.Timeout | null = null;
  #unsubscribe: (() => void) | null = null;

  constructor(options: AudienceOptions) {
    this.#options = options;
  }

  /** Answers how to stop listening. Nobody listens: nothing is gathered. */
  listen(listener: (batch: Batch) => void): () => void {
    this.#listeners.add(listener);
    this.#unsubscribe ??= this.#options.live.subscribe((changes) => this.#gather(changes));
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#unsubscribe?.();
      this.#unsubscribe = null;
    };
  }

  #gather(changes: readonly Change[]): void {
    const wanted = changes.filter(({ topic }) => topics.has(topic) || topic === 'session');
    if (wanted.length === 0) return;
    this.#waiting.push(...wanted);
    this.#timer ??= setTimeout(() => this.#tell(), this.#options.gatherMs);
  }

  async #tell(): Promise<void> {
    this.#timer = null;
    const changes = this.#waiting;
    this.#waiting = [];
    const wanted = casesOf(changes);
    let cases: Batch['cases'] = null;
    try {
      if (wanted.length <= casesMax) cases = await audiencesOf(this.#options.read, wanted);
    } catch (error) {
      this.#options.failed(error);
    }
    for (const listener of this.#listeners) listener({ changes, cases });
  }
}
