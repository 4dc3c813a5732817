import './editor-shell.css';
import { LeftOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
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
  /** What is open: a version, a draft. */
  readonly state: ReactNode;
  readonly changes: Changes;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onPublish: () => void;
  readonly onVersions: () => void;
  /** null while there is no draft to give up. */
  readonly onDiscard: (() => void) | null;
  /** What was refused, above the canvas. */
  readonly notice: ReactNode;
  readonly canvas: ReactNode;
  readonly panel: ReactNode;
  /** What the panel is about; another thing is read from its top. */
  readonly panelKey: string;
  readonly problems: ReactNode;
}

const typing = 'input, textarea, [contenteditable="true"]';

/** Undo, redo and save by keys, wherever the focus is but in a text, which has its own undo. */
function useKeys({ changes, onSave }: EditorShellProps) {
  const listen = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const target = event.target as Element;
    if (key === 's') {
      event.preventDefault();
      if (changes.dirty || target.matches(typing)) onSave();
      return;
    }
    // The canvas listens to the same keys itself while it has the focus.
    if (target.closest(`${typing}, .djs-container, [role="dialog"]`)) return;
    if (key === 'z' && !event.shiftKey) changes.undo();
    else if (key === 'y' || (key === 'z' && event.shiftKey)) changes.redo();
    else return;
    event.preventDefault();
  };
  const latest = useRef(listen);
  latest.current = listen;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => latest.current(event);
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

/** The frame of every designer: toolbar, canvas first, panel at the right, problems below. */
export function EditorShell(props: EditorShellProps) {
  const { t } = useEditorTexts();
  useKeys(props);
  return (
    <div className="editor">
      <Toolbar {...props} />
      {props.notice}
      <div className="editor-body">
        <div className="editor-canvas">{props.canvas}</div>
        <aside key={props.panelKey} className="editor-panel" aria-label={t('panel.title')}>
          {props.panel}
        </aside>
      </div>
      {props.problems}
    </div>
  );
}

function Toolbar(props: EditorShellProps) {
  const { t } = useEditorTexts();
  const { changes } = props;
  return (
    <header className="editor-toolbar">
      <Tooltip title={t('toolbar.back')}>
        <Link to="/design" className="editor-back" aria-label={t('toolbar.back')}>
          <LeftOutlined aria-hidden="true" />
        </Link>
      </Tooltip>
      <h1 className="editor-title">{props.title}</h1>
      <div className="editor-state">
        {props.state}
        <span role="status" className="meta">
          {changes.dirty ? t('toolbar.unsaved') : ''}
        </span>
      </div>
      <div className="editor-actions">
        <Tool text={t('toolbar.undo')} keys="Ctrl Z" enabled={changes.canUndo} run={changes.undo}>
          <UndoOutlined aria-hidden="true" />
        </Tool>
        <Tool text={t('toolbar.redo')} keys="Ctrl Y" enabled={changes.canRedo} run={changes.redo}>
          <RedoOutlined aria-hidden="true" />
        </Tool>
        {props.onDiscard ? (
          <Button type="text" onClick={props.onDiscard}>
            {t('toolbar.discard')}
          </Button>
        ) : null}
        <Button onClick={props.onVersions}>{t('toolbar.versions')}</Button>
        <Button loading={props.saving} disabled={!changes.dirty} onClick={props.onSave}>
          {t('toolbar.save')}
        </Button>
        <Button type="primary" onClick={props.onPublish}>
          {t('toolbar.publish')}
        </Button>
      </div>
    </header>
  );
}

interface ToolProps {
  readonly text: string;
  readonly keys: string;
  readonly enabled: boolean;
  readonly run: () => void;
  readonly children: ReactNode;
}

function Tool({ text, keys, enabled, run, children }: ToolProps) {
  return (
    <Tooltip title={`${text} (${keys})`}>
      <Button type="text" aria-label={text} disabled={!enabled} icon={children} onClick={run} />
    </Tooltip>
  );
}
