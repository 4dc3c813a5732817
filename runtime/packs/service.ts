import type { Id } from '@liandong/engine';
import type { Commit } from '../commit/command.ts';
import type { Reader } from '../store/port.ts';
import {
  artefactsOf,
  currentVersions,
  definitionById,
  definitionsOf,
  draftsOf,
  type PackVersionHead,
  packVersion,
  runningCases,
  versionsOf,
} from '../store/queries/packs.ts';
import { packOf } from './assemble.ts';
import { artefactHash, isArtefactPath } from './content.ts';
import type {
  ArtefactChange,
  DraftContent,
  Located,
  Pack,
  Packs,
  VersionSummary,
} from './packs.ts';
import { Publishing } from './publish.ts';

/** What the service works with. */
export interface PacksDependencies {
  readonly read: Reader;
  readonly commit: Commit;
}

/** Compiled versions kept; those of running cases are few. */
const versionsMax = 64;

/** Opens the service; nothing is read before it is asked for. */
export function createPacks(dependencies: PacksDependencies): Packs {
  return new CachedPacks(dependencies);
}

class CachedPacks implements Packs {
  readonly #read: Reader;
  readonly #publishing: Publishing;
  readonly #versions = new Map<string, Promise<Pack | null>>();
  readonly #current = new Map<string, Promise<number | null>>();
  readonly #located = new Map<Id, Located>();

  constructor({ read, commit }: PacksDependencies) {
    this.#read = read;
    this.#publishing = new Publishing({ read, commit }, (pack) => this.forget(pack));
  }

  async current(pack: string): Promise<Pack | null> {
    const version = await kept(this.#current, pack, () => this.#currentVersion(pack));
    return version === null ? null : this.version(pack, version);
  }

  version(pack: string, version: number): Promise<Pack | null> {
    if (this.#versions.size >= versionsMax) this.#dropOldest();
    return kept(this.#versions, `${pack}@${version}`, () => this.#load(pack, version));
  }

  async definition(id: Id): Promise<Located | null> {
    const cached = this.cachedDefinition(id);
    if (cached) return cached;
    const row = await definitionById(this.#read, id);
    if (row === null) return null;
    await this.version(row.pack, row.version);
    return this.cachedDefinition(id);
  }

  cachedDefinition(id: Id): Located | null {
    return this.#located.get(id) ?? null;
  }

  async list(): Promise<readonly Pack[]> {
    const heads = await currentVersions(this.#read);
    const packs = await Promise.all(heads.map(({ pack, version }) => this.version(pack, version)));
    return packs.filter((pack) => pack !== null);
  }

  async versions(pack: string): Promise<readonly VersionSummary[]> {
    const [heads, counts] = await Promise.all([
      versionsOf(this.#read, pack),
      runningCases(this.#read, pack),
    ]);
    const running = new Map(counts.map((count) => [count.version, count.running]));
    return heads.map((head) => summaryOf(head, running.get(head.version) ?? 0));
  }

  async compare(pack: string, from: number, to: number): Promise<readonly ArtefactChange[]> {
    const [before, after] = await Promise.all([this.#hashes(pack, from), this.#hashes(pack, to)]);
    return changes(before, after);
  }

  async draft(pack: string, path: string): Promise<DraftContent | null> {
    if (!isArtefactPath(path)) return null;
    const found = (await this.drafts(pack)).find((draft) => draft.path === path);
    if (found) return found;
    const content = (await this.current(pack))?.artefact(path);
    if (content === null || content === undefined) return null;
    return { path, content, revision: 0, savedBy: null, savedAt: null };
  }

  async drafts(pack: string): Promise<readonly DraftContent[]> {
    const rows = await draftsOf(this.#read, pack);
    return rows.map((row) => ({
      path: row.path,
      content: row.content,
      revision: row.revision,
      savedBy: row.saver === null ? null : { id: row.saved_by, name: row.saver },
      savedAt: row.saved_at,
    }));
  }

  saveDraft: Packs['saveDraft'] = (draft) => this.#publishing.saveDraft(draft);
  dropDraft: Packs['dropDraft'] = (draft) => this.#publishing.dropDraft(draft);
  publish: Packs['publish'] = (order) => this.#publishing.publishDrafts(order);
  publishContent: Packs['publishContent'] = (order) => this.#publishing.publishContent(order);
  rollBack: Packs['rollBack'] = (order) => this.#publishing.rollBack(order);

  forget(pack: string): void {
    this.#current.delete(pack);
  }

  async #currentVersion(pack: string): Promise<number | null> {
    const heads = await currentVersions(this.#read);
    return heads.find((head) => head.pack === pack)?.version ?? null;
  }

  async #load(pack: string, version: number): Promise<Pack | null> {
    const [head, artefacts, definitions] = await Promise.all([
      packVersion(this.#read, pack, version),
      artefactsOf(this.#read, pack, version),
      definitionsOf(this.#read, pack, version),
    ]);
    if (head === null) return null;
    const content = new Map(artefacts.map((row) => [row.path, row.content]));
    const loaded = await packOf(head, content, definitions);
    for (const process of loaded.processes.values()) {
      this.#located.set(process.id, { pack: loaded, process });
    }
    return loaded;
  }

  async #hashes(pack: string, version: number): Promise<ReadonlyMap<string, string>> {
    const found = await this.version(pack, version);
    const paths = found?.artefacts ?? [];
    return new Map(paths.map((path) => [path, artefactHash(found?.artefact(path) ?? '')]));
  }

  /** What is dropped is compiled again when a case asks for it. */
  #dropOldest(): void {
    const [oldest] = this.#versions.keys();
    if (oldest === undefined) return;
    this.#versions.delete(oldest);
    for (const [id, { pack }] of this.#located) {
      if (`${pack.pack}@${pack.version}` === oldest) this.#located.delete(id);
    }
  }
}

/** A promise kept by key; one that fails or finds nothing is forgotten, for the next caller. */
function kept<T>(cache: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  const forget = () => cache.delete(key);
  made.then((found) => found ?? forget(), forget);
  return made;
}

/** Artefacts that differ, by path and hash. */
function changes(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly ArtefactChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return paths.flatMap((path): ArtefactChange[] => {
    if (!before.has(path)) return [{ path, change: 'added' }];
    if (!after.has(path)) return [{ path, change: 'removed' }];
    return before.get(path) === after.get(path) ? [] : [{ path, change: 'changed' }];
  });
}

function summaryOf(head: PackVersionHead, running: number): VersionSummary {
  const { version, note, hash } = head;
  const publisher =
    head.published_by === null
      ? null
      : { id: head.published_by, name: head.publisher ?? String(head.published_by) };
  return {
    version,
    note,
    hash,
    publishedBy: publisher,
    publishedAt: head.published_at,
    current: head.current === 1,
    running,
  };
}
