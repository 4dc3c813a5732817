import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import type { PackDraft } from '@liandong/runtime/api-types';
import { Alert, App, Button, Space, Tag } from 'antd';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useBlocker, useParams } from 'react-router';
import { Answer, Loading } from '../../shell/states.tsx';
import { processPath, useDraft, usePacks } from '../api.ts';
import { EditorShell } from '../shell/editor-shell.tsx';
import { ProblemList } from '../shell/problem-list.tsx';
import { Refusal } from '../shell/refusals.tsx';
import { useEditorTexts } from '../texts.ts';
import { CanvasTools } from './canvas-tools.tsx';
import { type Dialog, Dialogs } from './dialogs.tsx';
import { registryOf, rootOf } from './moddle.ts';
import { elementName } from './panel/element-name.ts';
import { PropertiesPanel } from './panel/index.tsx';
import { Outline } from './panel/outline.tsx';
import { useChoices } from './use-choices.ts';
import { type Drawing, useModeler } from './use-modeler.ts';
import { type Saving, useSaving } from './use-saving.ts';

/**
 * The process designer. The address names the process and not its file: a path that ends like a
 * file's is no page for a server.
 */
export function Page() {
  const { pack = '', path: process = '' } = useParams();
  const draft = useDraft(pack, processPath(process));
  const [opening, setOpening] = useState(0);
  return (
    <Answer query={draft}>
      {(opened) => (
        <ProcessEditor
          key={`${pack} ${process} ${opening}`}
          pack={pack}
          draft={opened}
          reload={() => void draft.refetch().then(() => setOpening(opening + 1))}
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

/** Asks before changes are lost by going to another page or closing this one. */
function useLeaving(dirty: boolean) {
  const { t } = useEditorTexts();
  const { modal } = App.useApp();
  const blocker = useBlocker(dirty);
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    modal.confirm({
      title: t('leave.title'),
      content: t('leave.explain'),
      okText: t('leave.go'),
      cancelText: t('leave.stay'),
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
  }, [blocker, modal, t]);
}

function ProcessEditor({ pack, draft: found, reload }: ProcessEditorProps) {
  // Answers are read anew, when the language is switched for example: what is edited stays.
  const [draft] = useState(found);
  const { t, language } = useEditorTexts();
  const { message, modal } = App.useApp();
  const container = useRef<HTMLDivElement>(null);
  const drawing = useModeler(container, draft.content, language);
  const saving = useSaving(pack, draft, drawing);
  const [dialog, setDialog] = useState<Dialog>(null);
  const close = () => setDialog(null);
  useLeaving(drawing.changes.dirty);
  const settle = (work: Promise<string>) =>
    work.then(
      (text) => {
        close();
        void message.success(text);
      },
      // The failed mutation keeps its error, which the page shows.
      () => undefined,
    );
  const save = () => void settle(saving.save().then(() => t('toolbar.saved')));
  const discard = () =>
    void modal.confirm({
      title: t('discard.title'),
      content: t('discard.explain'),
      okText: t('discard.confirm'),
      cancelText: t('publish.cancel'),
      // Refused: the mutation keeps its error, which the page shows.
      onOk: () => saving.discard().then(reload, () => undefined),
    });
  return (
    <>
      <EditorShell
        title={titleOf(drawing, draft.path)}
        state={<DraftState pack={pack} revision={saving.revision} />}
        changes={drawing.changes}
        saving={saving.busy}
        onSave={save}
        onPublish={() => {
          saving.forgetError();
          setDialog('publish');
        }}
        onVersions={() => setDialog('versions')}
        onDiscard={saving.revision > 0 ? discard : null}
        notice={
          dialog === 'publish' ? null : (
            <Notice drawing={drawing} saving={saving} settle={settle} reload={reload} />
          )
        }
        canvas={<Canvas container={container} drawing={drawing} />}
        panelKey={drawing.selected?.id ?? ''}
        panel={<Panel pack={pack} drawing={drawing} />}
        problems={
          <ProblemList
            problems={drawing.problems}
            nameOf={(id) => nameOf(drawing, id)}
            onShow={drawing.show}
          />
        }
      />
      <Dialogs
        {...{ pack, draft, drawing, saving, dialog, settle, reload }}
        nameOf={(id) => nameOf(drawing, id)}
        open={setDialog}
        close={close}
      />
    </>
  );
}

const nameOf = ({ modeler }: Drawing, id: string): string => {
  const element = modeler && registryOf(modeler).get(id);
  return element ? elementName(element as never) : id;
};

/** The name of the process that is drawn, as it is now. */
function titleOf({ modeler }: Drawing, path: string): string {
  return (modeler && rootOf(modeler).businessObject.get<string | undefined>('name')) || path;
}

function DraftState({ pack, revision }: { readonly pack: string; readonly revision: number }) {
  const { t } = useEditorTexts();
  const version = usePacks().data?.find((row) => row.pack === pack)?.version;
  return (
    <>
      {version ? <Tag>{t('packs.version', { version })}</Tag> : null}
      {revision > 0 ? <Tag color="blue">{t('toolbar.draft')}</Tag> : null}
    </>
  );
}

interface NoticeProps {
  readonly drawing: Drawing;
  readonly saving: Saving;
  readonly settle: (work: Promise<string>) => void;
  readonly reload: () => void;
}

/** What was refused, and what a person can do about it. */
function Notice({ drawing, saving, settle, reload }: NoticeProps) {
  const { t } = useEditorTexts();
  if (drawing.error) {
    return <Alert type="error" showIcon role="alert" title={t('canvas.unreadable')} />;
  }
  if (!saving.conflict) return <Refusal error={saving.error} />;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('conflict.title')}
      description={t('conflict.explain')}
      action={
        <Space wrap>
          <Button onClick={reload}>{t('conflict.reload')}</Button>
          <Button onClick={() => settle(saving.overwrite().then(() => t('toolbar.saved')))}>
            {t('conflict.overwrite')}
          </Button>
        </Space>
      }
    />
  );
}

interface CanvasProps {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly drawing: Drawing;
}

function Canvas({ container, drawing }: CanvasProps) {
  return (
    <>
      <div ref={container} className="editor-drawing" />
      {drawing.modeler ? <CanvasTools modeler={drawing.modeler} /> : null}
    </>
  );
}

function Panel({ pack, drawing }: { readonly pack: string; readonly drawing: Drawing }) {
  const { language } = useEditorTexts();
  const choices = useChoices(pack, language);
  const { modeler, selected, show } = drawing;
  if (!modeler) return drawing.error ? null : <Loading />;
  if (!selected || selected.id === rootOf(modeler).id) {
    return <Outline modeler={modeler} onShow={show} />;
  }
  return (
    <PropertiesPanel
      key={selected.id}
      modeler={modeler}
      element={selected}
      choices={choices}
      onShow={show}
    />
  );
}
