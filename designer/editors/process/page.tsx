import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import type { PackDraft } from '@liandong/runtime/api-types';
import { Skeleton } from 'antd';
import { type RefObject, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { ProblemAlert } from '../../shell/problem-alert.tsx';
import { Answer } from '../../shell/states.tsx';
import { processPath, useDraft, usePublish, useSaveDraft } from '../api.ts';
import { EditorShell } from '../shell/editor-shell.tsx';
import { errorsOf, ProblemList } from '../shell/problem-list.tsx';
import { PublishDialog } from '../shell/publish-dialog.tsx';
import { VersionsDrawer } from '../shell/versions-drawer.tsx';
import { useEditorTexts } from '../texts.ts';
import { Compare } from './compare.tsx';
import { PropertiesPanel } from './panel/index.tsx';
import { useChoices } from './use-choices.ts';
import { type Drawing, useModeler } from './use-modeler.ts';

/**
 * The process designer. The address names the process and not its file: a path that ends like a
 * file's is no page for a server.
 */
export function Page() {
  const { pack = '', path: process = '' } = useParams();
  const path = processPath(process);
  const draft = useDraft(pack, path);
  return (
    <Answer query={draft}>
      {(opened) => (
        <ProcessEditor
          key={`${pack} ${path} ${draft.dataUpdatedAt}`}
          pack={pack}
          draft={opened}
          reload={() => void draft.refetch()}
        />
      )}
    </Answer>
  );
}

interface ProcessEditorProps {
  readonly pack: string;
  readonly draft: PackDraft;
  readonly reload: () => void;
}

type Dialog = 'publish' | 'versions' | { readonly before: number; readonly after: number } | null;

/** Saving and publishing of one draft; a publication saves first, so that it has what is seen. */
function useSaving(pack: string, draft: PackDraft, drawing: Drawing) {
  const saving = useSaveDraft(pack, draft.path);
  const publishing = usePublish(pack);
  const revision = useRef(draft.revision);
  const save = async () => {
    const content = await drawing.xml();
    const saved = await saving.mutateAsync({ content, revision: revision.current });
    revision.current = saved.revision;
    drawing.markSaved();
  };
  return {
    busy: saving.isPending || publishing.isPending,
    error: saving.error ?? publishing.error,
    publishing,
    save,
    async publish(note: string): Promise<number> {
      if (drawing.changes.dirty) await save();
      const { version } = await publishing.mutateAsync(note);
      // Publishing has dropped the draft; the next one starts from nothing.
      revision.current = 0;
      return version;
    },
  };
}

function ProcessEditor({ pack, draft, reload }: ProcessEditorProps) {
  const { t, language } = useEditorTexts();
  const container = useRef<HTMLDivElement>(null);
  const drawing = useModeler(container, draft.content, language);
  const saving = useSaving(pack, draft, drawing);
  const [dialog, setDialog] = useState<Dialog>(null);
  const [told, setTold] = useState('');
  const settle = (work: Promise<string>) =>
    work.then(
      (text) => {
        setTold(text);
        setDialog(null);
      },
      // The failed mutation keeps its error, which the page shows.
      () => setTold(''),
    );
  return (
    <>
      <EditorShell
        title={draft.path}
        changes={drawing.changes}
        saving={saving.busy}
        onSave={() => void settle(saving.save().then(() => t('toolbar.saved')))}
        onPublish={() => setDialog('publish')}
        onVersions={() => setDialog('versions')}
        canvas={<Canvas container={container} told={told} error={saving.error} />}
        panel={<Panel pack={pack} drawing={drawing} />}
        problems={<ProblemList problems={drawing.problems} onShow={drawing.show} />}
      />
      <PublishDialog
        open={dialog === 'publish'}
        busy={saving.busy}
        error={dialog === 'publish' ? saving.error : null}
        errorCount={errorsOf(drawing.problems).length}
        onClose={() => setDialog(null)}
        onPublish={(note) =>
          void settle(saving.publish(note).then((version) => t('publish.done', { version })))
        }
      />
      <VersionsDrawer
        pack={pack}
        open={dialog === 'versions'}
        onClose={() => setDialog(null)}
        onCompare={(before, after) => setDialog({ before, after })}
        onRolledBack={() => {
          setDialog(null);
          reload();
        }}
      />
      {typeof dialog === 'object' && dialog !== null ? (
        <Compare {...dialog} pack={pack} path={draft.path} onClose={() => setDialog(null)} />
      ) : null}
    </>
  );
}

interface CanvasProps {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly told: string;
  readonly error: unknown;
}

function Canvas({ container, told, error }: CanvasProps) {
  return (
    <>
      <div ref={container} className="editor-drawing" />
      <div className="editor-told" role="status">
        {told}
      </div>
      {error ? (
        <div className="editor-refused">
          <ProblemAlert error={error} />
        </div>
      ) : null}
    </>
  );
}

function Panel({ pack, drawing }: { readonly pack: string; readonly drawing: Drawing }) {
  const { t, language } = useEditorTexts();
  const choices = useChoices(pack, language);
  if (!drawing.modeler) return <Skeleton active />;
  if (!drawing.selected) return <p>{t('panel.nothing')}</p>;
  return (
    <PropertiesPanel
      key={drawing.selected.id}
      modeler={drawing.modeler}
      element={drawing.selected}
      choices={choices}
    />
  );
}
