import type { Decision, Definition, Id, Text } from '@liandong/engine';
import type { Actor, Outcome } from '../commit/command.ts';
import type { Form } from '../forms/form.ts';
import type { DictionaryEntry } from './schemas/dictionaries.ts';
import type { Limits } from './schemas/limits.ts';
import type { ListView } from './schemas/lists.ts';
import type { Manifest, RecordField } from './schemas/manifest.ts';
import type { NoticeTemplate } from './schemas/notices.ts';
import type { NumberRule } from './schemas/numbers.ts';
import type { RoleSeed } from './schemas/roles.ts';
import type { Titles } from './schemas/titles.ts';

/**
 * One published version of a pack, read and compiled once. Everything in it is immutable and
 * synchronous, so that a command's `decide` may use it.
 */
export interface Pack {
  readonly pack: string;
  /** From 1, in order of publishing. */
  readonly version: number;
  readonly hash: string;
  readonly manifest: Manifest;
  readonly publishedAt: number;
  /** The process of new cases, `manifest.process`. */
  readonly main: Process;
  /** By BPMN id of the process. */
  readonly processes: ReadonlyMap<string, Process>;
  /** By name: `intake` of `form.intake.json`. */
  readonly forms: ReadonlyMap<string, Form>;
  /** Fields of the record type by name. */
  readonly fields: ReadonlyMap<string, RecordField>;
  /** Entries of the pack's dictionaries by name, for example `categories`. */
  readonly dictionaries: ReadonlyMap<string, readonly DictionaryEntry[]>;
  readonly roles: readonly RoleSeed[];
  readonly limits: Limits;
  readonly notices: ReadonlyMap<string, NoticeTemplate>;
  readonly lists: readonly ListView[];
  /** Rules by name; `manifest.number` names the one of new cases. */
  readonly numbers: ReadonlyMap<string, NumberRule>;
  /** Template of a case's title, for `caseTitle`. */
  readonly titles: Titles;
  /** Paths of all artefacts, sorted. */
  readonly artefacts: readonly string[];
  /** The decision with this id; null when the pack has none. `Environment.decision`. */
  decision(id: string): Decision | null;
  /** Words of a model, which are Chinese, in both languages (`texts.json`). */
  text(zh: string): Text;
  /** Content of an artefact; null when the pack has none at this path. */
  artefact(path: string): string | null;
}

/** A process of a published version: the row `definition` with what was compiled from it. */
export interface Process {
  /** Id of the definition row, `instance.definition_id`. */
  readonly id: Id;
  /** BPMN id. */
  readonly process: string;
  readonly path: string;
  readonly xml: string;
  readonly definition: Definition;
}

/** What the platform knows of a definition row. */
export interface Located {
  readonly pack: Pack;
  readonly process: Process;
}

export interface VersionSummary {
  readonly version: number;
  readonly note: string;
  readonly publishedBy: { readonly id: Id; readonly name: string } | null;
  readonly publishedAt: number;
  readonly current: boolean;
  readonly hash: string;
  /** Cases that run on it. */
  readonly running: number;
}

export interface DraftContent {
  readonly path: string;
  readonly content: string;
  /** 0 while there is no draft. */
  readonly revision: number;
  readonly savedBy: { readonly id: Id; readonly name: string } | null;
  readonly savedAt: number | null;
}

export interface ArtefactChange {
  readonly path: string;
  readonly change: 'added' | 'changed' | 'removed';
}

/** Content of a pack by path, as in its folder. */
export type PackContent = ReadonlyMap<string, string>;

/**
 * Published packs by version. Versions are immutable and cached for ever; which one is current is
 * dropped from the cache by the change topic `pack` (subject: id of the pack).
 */
export interface Packs {
  /** The version that new cases take; null when the pack is not published. */
  current(pack: string): Promise<Pack | null>;
  /** A published version; running cases keep theirs. */
  version(pack: string, version: number): Promise<Pack | null>;
  /** What an instance runs: by `definition_id`. */
  definition(id: Id): Promise<Located | null>;
  /** The same when it is cached already; null makes the caller use `definition`. */
  cachedDefinition(id: Id): Located | null;
  /** Current versions of all packs, by id of the pack. */
  list(): Promise<readonly Pack[]>;
  versions(pack: string): Promise<readonly VersionSummary[]>;
  /** Artefacts that differ between two versions. */
  compare(pack: string, from: number, to: number): Promise<readonly ArtefactChange[]>;
  /** The working copy; without one the current content at revision 0; null for an unknown path. */
  draft(pack: string, path: string): Promise<DraftContent | null>;
  drafts(pack: string): Promise<readonly DraftContent[]>;
  /** Saves a working copy; `revision-conflict` when another one was saved meanwhile. */
  saveDraft(draft: DraftChange): Promise<Outcome<DraftContent>>;
  dropDraft(draft: Omit<DraftChange, 'content'>): Promise<Outcome<null>>;
  /** Publishes the current content with all drafts as the next version, and drops the drafts. */
  publish(order: PublishOrder): Promise<Outcome<{ readonly version: number }>>;
  /** Publishes the content of an old version as the next one. */
  rollBack(
    order: PublishOrder & { readonly version: number },
  ): Promise<Outcome<{ readonly version: number }>>;
  /** Publishes a folder's content: seeding and `liandong` import. The same hash changes nothing. */
  publishContent(
    order: PublishOrder & { readonly content: PackContent },
  ): Promise<Outcome<{ readonly version: number }>>;
  /** Hears a change of the topic `pack`. */
  forget(pack: string): void;
}

export interface PublishOrder {
  readonly pack: string;
  readonly note: string;
  readonly actor: Actor;
  /** Language of the problems when the pack is refused; Chinese unless said. */
  readonly language?: keyof Text;
  readonly idempotency?: Idempotency;
}

export interface DraftChange {
  readonly pack: string;
  readonly path: string;
  readonly content: string;
  /** Revision that the change was made on. */
  readonly revision: number;
  readonly actor: Actor;
  readonly idempotency?: Idempotency;
}

interface Idempotency {
  readonly scope: string;
  readonly key: string;
  readonly fingerprint: string;
}

/** Name of a coded value in both languages; the code itself when the dictionary lacks it. */
export function nameOf(pack: Pack, dictionary: string, code: string): Text {
  const entry = pack.dictionaries.get(dictionary)?.find((candidate) => candidate.code === code);
  return entry?.name ?? { zh: code, en: code };
}
