import type { PackDraft } from '@liandong/runtime/api-types';
import { App } from 'antd';
import { errorsOf, problemWords } from '../shell/problem-list.tsx';
import { PublishDialog } from '../shell/publish-dialog.tsx';
import { VersionsDrawer } from '../shell/versions-drawer.tsx';
import { useEditorTexts } from '../texts.ts';
import { Compare } from './compare.tsx';
import type { Drawing } from './use-modeler.ts';
import type { Saving } from './use-saving.ts';

/** What stands before the editor; null for nothing. */
export type Dialog =
  | 'publish'
  | 'versions'
  | { readonly before: number; readonly after: number }
  | null;

export interface DialogsProps {
  readonly pack: string;
  readonly draft: PackDraft;
  readonly drawing: Drawing;
  readonly saving: Saving;
  readonly dialog: Dialog;
  readonly open: (dialog: Dialog) => void;
  readonly close: () => void;
  readonly settle: (work: Promise<string>) => void;
  readonly reload: () => void;
  readonly nameOf: (element: string) => string;
}

/** Publishing, versions and their comparison. */
export function Dialogs(props: DialogsProps) {
  const { pack, draft, drawing, saving, dialog, open, close, settle, reload } = props;
  const { t, language } = useEditorTexts();
  const { message } = App.useApp();
  const changed = saving.revision > 0 || drawing.changes.dirty;
  return (
    <>
      <PublishDialog
        open={dialog === 'publish'}
        busy={saving.busy}
        error={saving.error}
        errorCount={errorsOf(drawing.problems).length}
        warnings={drawing.problems
          .filter(({ severity }) => severity === 'warning')
          .map((problem) => problemWords(problem, language, props.nameOf))}
        onClose={close}
        onPublish={(note) =>
          settle(saving.publish(note).then((version) => t('publish.done', { version })))
        }
      />
      <VersionsDrawer
        pack={pack}
        open={dialog === 'versions'}
        hasDraft={changed}
        onClose={close}
        onCompare={(before, after) => open({ before, after })}
        onRolledBack={(version) => {
          close();
          void message.success(t('versions.rolledBack', { version }));
          if (!changed) reload();
        }}
      />
      {typeof dialog === 'object' && dialog !== null ? (
        <Compare {...dialog} pack={pack} path={draft.path} onClose={close} />
      ) : null}
    </>
  );
}
