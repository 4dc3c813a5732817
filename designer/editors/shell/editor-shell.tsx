import './editor-shell.css';
import { Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useEditorTexts } from '../texts.ts';

/** What the toolbar needs of an editor's command stack. */
export interface Changes {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** True while something is not in the saved draft. */
  readonly dirty: boolean;
  undo(): void;
  redo(): void;
}

export interface EditorShellProps {
  readonly title: string;
  readonly changes: Changes;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onPublish: () => void;
  readonly onVersions: () => void;
  readonly canvas: ReactNode;
  readonly panel: ReactNode;
  readonly problems: ReactNode;
}

/** The frame of every designer: toolbar, canvas first, panel at the right, problems below. */
export function EditorShell(props: EditorShellProps) {
  const { t } = useEditorTexts();
  return (
    <div className="editor">
      <Toolbar {...props} />
      <div className="editor-body">
        <div className="editor-canvas">{props.canvas}</div>
        <aside className="editor-panel" aria-label={t('panel.title')}>
          {props.panel}
        </aside>
      </div>
      <section className="editor-problems" aria-label={t('problems.title')}>
        {props.problems}
      </section>
    </div>
  );
}

function Toolbar({ title, changes, saving, onSave, onPublish, onVersions }: EditorShellProps) {
  const { t } = useEditorTexts();
  return (
    <header className="editor-toolbar">
      <Link to="/design">{t('toolbar.back')}</Link>
      <h1 className="editor-title">{title}</h1>
      <span role="status" className="setting-help">
        {t(changes.dirty ? 'toolbar.unsaved' : 'toolbar.clean')}
      </span>
      <Space wrap>
        <Button disabled={!changes.canUndo} onClick={changes.undo}>
          {t('toolbar.undo')}
        </Button>
        <Button disabled={!changes.canRedo} onClick={changes.redo}>
          {t('toolbar.redo')}
        </Button>
        <Button onClick={onVersions}>{t('toolbar.versions')}</Button>
        <Button loading={saving} disabled={!changes.dirty} onClick={onSave}>
          {t('toolbar.save')}
        </Button>
        <Button type="primary" onClick={onPublish}>
          {t('toolbar.publish')}
        </Button>
      </Space>
    </header>
  );
}
