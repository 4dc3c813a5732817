import type {
  Command,
  Commit,
  Context,
  Decision,
  FieldError,
  Outcome,
  Refusal,
  RowRead,
} from '../commit/command.ts';
import type { Reader } from '../store/port.ts';
import {
  artefactsOf,
  currentVersions,
  type DraftWithName,
  draftsOf,
  packVersion,
  type StartRow,
  startsOf,
} from '../store/queries/packs.ts';
import type { Write } from '../store/write.ts';
import { checkReferences } from './check-references.ts';
import { artefactHash, contentHash } from './content.ts';
import { dropDraftCommand, saveDraftCommand } from './draft-commands.ts';
import { examiner } from './examine.ts';
import type { DraftChange, DraftContent, PackContent, PublishOrder } from './packs.ts';
import { type ArtefactProblem, type PackParts, readPack } from './read-pack.ts';
import { notFound, revisionConflict } from './refusals.ts';
import { closeStarts, type OpenedStarts, openStarts } from './starts.ts';

/** Deepest list of problems in one answer. */
const problemsMax = 100;

/** A content that may be published, with what it replaces. */
interface Plan {
  readonly order: PublishOrder;
  readonly content: PackContent;
  readonly parts: PackParts;
  readonly hash: string;
  /** Version that is current now; null for a new pack. */
  readonly current: number | null;
  readonly version: number;
  /** Working copies that are in it. */
  readonly drafts: readonly DraftWithName[];
  /** What the current version waits for to begin instances. */
  readonly starts: readonly StartRow[];
}

type Published = { readonly version: number };

/** Changes of packs: working copies, publishing, rolling back; all through the commit. */
export class Publishing {
  readonly #read: Reader;
  readonly #commit: Commit;
  readonly #forget: (pack: string) => void;

  constructor(
    { read, commit }: { readonly read: Reader; readonly commit: Commit },
    forget: (pack: string) => void,
  ) {
    this.#read = read;
    this.#commit = commit;
    this.#forget = forget;
  }

  saveDraft(draft: DraftChange): Promise<Outcome<DraftContent>> {
    return this.#commit.run(saveDraftCommand(draft));
  }

  dropDraft(draft: Omit<DraftChange, 'content'>): Promise<Outcome<null>> {
    return this.#commit.run(dropDraftCommand(draft));
  }

  async publishDrafts(order: PublishOrder): Promise<Outcome<Published>> {
    const [content, drafts] = await Promise.all([
      this.#currentContent(order.pack),
      draftsOf(this.#read, order.pack),
    ]);
    if (content.size === 0) return notFound(`pack ${order.pack}`);
    const merged = new Map(content);
    for (const draft of drafts) merged.set(draft.path, draft.content);
    return this.#publish(order, merged, drafts);
  }

  async publishContent(
    order: PublishOrder & { readonly content: PackContent },
  ): Promise<Outcome<Published>> {
    const current = await this.#currentHead(order.pack);
    if (current?.hash === contentHash(order.content)) {
      return { ok: true, answer: { version: current.version }, repeated: true };
    }
    return this.#publish(order, order.content, []);
  }

  async rollBack(order: PublishOrder & { readonly version: number }): Promise<Outcome<Published>> {
    const head = await packVersion(this.#read, order.pack, order.version);
    if (head === null) return notFound(`pack ${order.pack} version ${order.version}`);
    const rows = await artefactsOf(this.#read, order.pack, order.version);
    return this.#publish(order, new Map(rows.map((row) => [row.path, row.content])), []);
  }

  async #publish(
    order: PublishOrder,
    content: PackContent,
    drafts: readonly DraftWithName[],
  ): Promise<Outcome<Published>> {
    const examined = await examiner.examine(content);
    const heavy = [...examined].flatMap(([path, all]) =>
      all.flatMap((problem) => (problem.rule === 'pack/too-heavy' ? [{ path, problem }] : [])),
    );
    if (heavy.length > 0) return refused(heavy, order.language ?? 'zh');
    const { parts, problems } = await readPack(content, examined);
    const found = [...problems, ...(parts ? checkReferences(parts) : [])];
    const errors = found.filter(({ problem }) => problem.severity === 'error');
    if (!parts || errors.length > 0) return refused(errors, order.language ?? 'zh');
    if (parts.pack !== order.pack) return refusedId(parts.pack, order.pack);
    const current = await this.#currentHead(order.pack);
    const starts = current ? await startsOf(this.#read, order.pack, current.version) : [];
    const outcome = await this.#commit.run(
      publishCommand({
        order,
        content,
        parts,
        drafts,
        starts,
        hash: contentHash(content),
        current: current?.version ?? null,
        version: (current?.version ?? 0) + 1,
      }),
    );
    if (outcome.ok) this.#forget(order.pack);
    return outcome;
  }

  async #currentHead(pack: string) {
    const heads = await currentVersions(this.#read);
    return heads.find((head) => head.pack === pack) ?? null;
  }

  async #currentContent(pack: string): Promise<PackContent> {
    const head = await this.#currentHead(pack);
    const rows = head === null ? [] : await artefactsOf(this.#read, pack, head.version);
    return new Map(rows.map((row) => [row.path, row.content]));
  }
}

function refused(errors: readonly ArtefactProblem[], language: 'zh' | 'en'): Refusal {
  return {
    ok: false,
    code: 'model-refused',
    detail: `Expected a pack without errors but it has ${errors.length}`,
    errors: errors.slice(0, problemsMax).map((error) => fieldErrorOf(error, language)),
  };
}

function fieldErrorOf({ path, problem }: ArtefactProblem, language: 'zh' | 'en'): FieldError {
  return {
    path: problem.element === null ? path : `${path}#${problem.element}`,
    code: problem.rule,
    message: problem.message[language],
  };
}

function refusedId(found: string, wanted: string): Refusal {
  const detail = `Expected a pack with the id ${wanted} but pack.json says ${found}`;
  return { ok: false, code: 'model-refused', detail };
}

/** What publishing must find unchanged (current version, working copies), and the roles. */
function readsOf({ order, current, drafts, parts }: Plan): RowRead[] {
  const rows: RowRead[] = drafts.map(({ pack, path }) => ({
    table: 'draft' as const,
    key: { pack, path },
  }));
  if (current !== null) {
    rows.unshift({ table: 'pack_version', key: { pack: order.pack, version: current } });
  }
  rows.push(...parts.roles.map(({ id }) => ({ table: 'role' as const, key: { id } })));
  return rows;
}

function publishCommand(plan: Plan): Command<Published> {
  const { order, hash, version } = plan;
  return {
    name: 'publish-pack',
    actor: order.actor,
    reads: { rows: readsOf(plan) },
    ...(order.idempotency ? { idempotency: order.idempotency } : {}),
    decide(context): Decision<Published> {
      const changed = changedMeanwhile(plan, context);
      if (changed) return revisionConflict(changed);
      const { writes, correlations } = writesOf(plan, context);
      return {
        ok: true,
        answer: { version },
        writes,
        correlations,
        audit: {
          action: 'pack.published',
          object: { type: 'pack', id: order.pack },
          data: { version, hash },
        },
        changes: [
          { topic: 'pack', subject: order.pack },
          { topic: 'organisation', subject: 'roles' },
        ],
      };
    },
  };
}

function changedMeanwhile({ order, current, drafts }: Plan, context: Context): string | null {
  if (current !== null) {
    const row = context.row('pack_version', { pack: order.pack, version: current });
    if (row?.current !== 1) return `version ${current}`;
  }
  const stale = drafts.find(
    ({ pack, path, revision }) => context.row('draft', { pack, path })?.revision !== revision,
  );
  return stale ? stale.path : null;
}

function writesOf(plan: Plan, context: Context): OpenedStarts {
  const { order, content, current, version, drafts, starts } = plan;
  const { pack } = order;
  const writes: Write[] = [
    { op: 'insert', table: 'pack_version', row: versionRow(plan, context.now) },
  ];
  for (const [path, text] of content) {
    const row = { pack, version, path, content: text, hash: artefactHash(text) };
    writes.push({ op: 'insert', table: 'artefact', row });
  }
  const defined = definitionsOf(plan, context);
  writes.push(...defined.writes, ...closeStarts(starts));
  if (current !== null) {
    const key = { pack, version: current };
    writes.push({
      op: 'update',
      table: 'pack_version',
      key,
      set: { current: 0 },
      expect: { current: 1 },
    });
  }
  for (const { path } of drafts) writes.push({ op: 'delete', table: 'draft', key: { pack, path } });
  return {
    writes: [...writes, ...newRoles(plan, context)],
    correlations: defined.correlations,
  };
}

/** The processes, with what begins instances of them. */
function definitionsOf({ order, parts, version }: Plan, context: Context): OpenedStarts {
  const { pack } = order;
  const writes: Write[] = [];
  const correlations: OpenedStarts['correlations'][number][] = [];
  for (const { path, definition } of parts.models) {
    for (const process of definition?.processes ?? []) {
      if (!process.executable) continue;
      const id = context.nextId();
      const row = {
        id,
        pack,
        version,
        process: process.id,
        path,
        published_at: context.now,
        suspended_at: null,
        operation_id: null,
      };
      writes.push({ op: 'insert', table: 'definition', row });
      const opened = openStarts(context, id, process);
      writes.push(...opened.writes);
      correlations.push(...opened.correlations);
    }
  }
  return { writes, correlations };
}

/** Roles that the pack brings; those that exist keep what an administrator made of them. */
function newRoles({ parts }: Plan, context: Context): Write[] {
  return parts.roles
    .filter(({ id }) => context.row('role', { id }) === null)
    .map(({ id, name, rights, scope }) => {
      const row = { id, name_zh: name.zh, name_en: name.en, rights: JSON.stringify(rights), scope };
      return { op: 'insert', table: 'role', row };
    });
}

function versionRow({ order, parts, hash, version }: Plan, now: number) {
  return {
    pack: order.pack,
    version,
    manifest: JSON.stringify(parts.manifest),
    hash,
    note: order.note,
    published_by: order.actor.id,
    published_at: now,
    current: 1,
  };
}
