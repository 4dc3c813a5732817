import type { Actor, Command } from '../commit/command.ts';
import type { Write } from '../store/write.ts';
import { artefactHash, isArtefactPath } from './content.ts';
import type { DraftChange, DraftContent } from './packs.ts';
import { notFound, revisionConflict } from './refusals.ts';

/** Saves a working copy on the revision it was made on; 0 begins one. */
export function saveDraftCommand(draft: DraftChange): Command<DraftContent> {
  const { pack, path, content, revision, actor } = draft;
  return {
    name: 'save-draft',
    actor,
    reads: { rows: [{ table: 'draft', key: { pack, path } }] },
    ...(draft.idempotency ? { idempotency: draft.idempotency } : {}),
    decide(context) {
      const editor = editorOf(actor);
      if (!isArtefactPath(path) || editor === null) return notFound(path);
      const known = context.row('draft', { pack, path });
      if ((known?.revision ?? 0) !== revision) return revisionConflict(path);
      const next = revision + 1;
      const row = {
        pack,
        path,
        content,
        revision: next,
        saved_by: editor.id,
        saved_at: context.now,
      };
      const write: Write = known
        ? { op: 'update', table: 'draft', key: { pack, path }, set: row, expect: { revision } }
        : { op: 'insert', table: 'draft', row };
      return {
        ok: true,
        answer: { path, content, revision: next, savedBy: editor, savedAt: context.now },
        writes: [write],
        audit: {
          action: 'pack.draft-saved',
          object: { type: 'artefact', id: `${pack}/${path}` },
          data: { revision: next, hash: artefactHash(content) },
        },
      };
    },
  };
}

function editorOf(actor: Actor): { readonly id: number; readonly name: string } | null {
  return actor.id === null ? null : { id: actor.id, name: actor.name };
}

/** Drops a working copy, at the revision that was read. */
export function dropDraftCommand(draft: Omit<DraftChange, 'content'>): Command<null> {
  const { pack, path, revision } = draft;
  return {
    name: 'drop-draft',
    actor: draft.actor,
    reads: { rows: [{ table: 'draft', key: { pack, path } }] },
    ...(draft.idempotency ? { idempotency: draft.idempotency } : {}),
    decide(context) {
      const known = context.row('draft', { pack, path });
      if (known === null) return notFound(path);
      if (known.revision !== revision) return revisionConflict(path);
      return {
        ok: true,
        answer: null,
        writes: [{ op: 'delete', table: 'draft', key: { pack, path } }],
        audit: {
          action: 'pack.draft-dropped',
          object: { type: 'artefact', id: `${pack}/${path}` },
        },
      };
    },
  };
}
