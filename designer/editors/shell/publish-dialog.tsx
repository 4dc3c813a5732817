import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import { useEditorTexts } from '../texts.ts';
import { Refusal } from './refusals.tsx';

export interface PublishDialogProps {
  readonly open: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  /** Errors of the drawing; publishing waits until there are none. */
  readonly errorCount: number;
  /** What may be published but is worth a look, as sentences with the place. */
  readonly warnings: readonly string[];
  readonly onPublish: (note: string) => void;
  readonly onClose: () => void;
}

/** Says what publishing does and to whom, and takes the note of the version. */
export function PublishDialog(props: PublishDialogProps) {
  const { t } = useEditorTexts();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const missing = tried && note.trim() === '';
  return (
    <Modal
      open={props.open}
      title={t('publish.title')}
      okText={t('publish.confirm')}
      cancelText={t('publish.cancel')}
      confirmLoading={props.busy}
      okButtonProps={{ disabled: props.errorCount > 0 }}
      onCancel={props.onClose}
      onOk={() => {
        setTried(true);
        if (note.trim() !== '') props.onPublish(note.trim());
      }}
      destroyOnHidden
    >
      <p>{t('publish.explain')}</p>
      {props.errorCount > 0 ? (
        <p className="setting-error" role="alert">
          {t('publish.refused', { count: props.errorCount })}
        </p>
      ) : null}
      {props.warnings.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          className="publish-warnings"
          title={t('publish.warned', { count: props.warnings.length })}
          description={
            <ul>
              {props.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          }
        />
      ) : null}
      <div className="setting">
        <label htmlFor="publish-note">{t('publish.note')}</label>
        <Input.TextArea
          id="publish-note"
          value={note}
          maxLength={500}
          autoSize={{ minRows: 2 }}
          aria-invalid={missing}
          onChange={(event) => setNote(event.target.value)}
        />
        {missing ? (
          <p className="setting-error" role="alert">
            {t('publish.noteRequired')}
          </p>
        ) : null}
      </div>
      <Refusal error={props.error} />
    </Modal>
  );
}
