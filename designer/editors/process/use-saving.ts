import type { PackDraft } from '@liandong/runtime/api-types';
import { useRef, useState } from 'react';
import { ProblemError } from '../../api/problem-error.ts';
import { readDraft, useDropDraft, usePublish, useSaveDraft } from '../api.ts';
import type { Drawing } from './use-modeler.ts';

export interface Saving {
  readonly busy: boolean;
  readonly error: Error | null;
  /** True when somebody else saved the same draft meanwhile. */
  readonly conflict: boolean;
  /** 0 while there is no draft. */
  readonly revision: number;
  save(): Promise<void>;
  /** Saves over what somebody else saved. */
  overwrite(): Promise<void>;
  /** Saves first, so that the version has what is seen. Gives the number of the version. */
  publish(note: string): Promise<number>;
  discard(): Promise<void>;
  forgetError(): void;
}

/** Saving and publishing of one draft. */
export function useSaving(pack: string, draft: PackDraft, drawing: Drawing): Saving {
  const { path } = draft;
  const saving = useSaveDraft(pack, path);
  const dropping = useDropDraft(pack, path);
  const publishing = usePublish(pack);
  const [revision, setRevision] = useState(draft.revision);
  // Saving and publishing in a row must not wait for the page to be drawn between.
  const current = useRef(draft.revision);
  // A second click before the button is drawn as busy is the same publication.
  const running = useRef<Promise<number> | null>(null);
  const at = (next: number) => {
    current.current = next;
    setRevision(next);
  };
  const reset = () => {
    for (const mutation of [saving, publishing, dropping]) mutation.reset();
  };
  const save = async () => {
    reset();
    const snapshot = await drawing.snapshot();
    const change = { content: snapshot.xml, revision: current.current };
    const saved = await saving.mutateAsync(change);
    at(saved.revision);
    drawing.markSaved(snapshot);
  };
  const publish = async (note: string) => {
    reset();
    if (drawing.changes.dirty) await save();
    const { version } = await publishing.mutateAsync(note);
    // Publishing has dropped the draft; the next one starts from nothing.
    at(0);
    return version;
  };
  const { error } = saving;
  return {
    busy: saving.isPending || publishing.isPending,
    error: saving.error ?? publishing.error ?? dropping.error,
    conflict: error instanceof ProblemError && error.code === 'revision-conflict',
    revision,
    save,
    async overwrite() {
      at((await readDraft(pack, path)).revision);
      await save();
    },
    publish(note) {
      running.current ??= publish(note).finally(() => {
        running.current = null;
      });
      return running.current;
    },
    async discard() {
      reset();
      if (current.current > 0) await dropping.mutateAsync(current.current);
    },
    forgetError: reset,
  };
}
