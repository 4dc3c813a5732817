import { connect, mapReadPretty, observer, useFieldSchema } from '@formily/react';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useInputAttributes } from '../../field-item.tsx';
import { useFormContext } from '../../loaders-context.ts';
import { formText } from '../../texts.ts';
import type { FileValue } from '../../types.ts';
import { ReadText } from '../read-text.tsx';

interface Props {
  readonly value?: readonly FileValue[];
  readonly onChange?: (value: readonly FileValue[]) => void;
  readonly accept?: string;
  readonly disabled?: boolean;
}

function FileItem({ file, remove }: { readonly file: FileValue; readonly remove?: () => void }) {
  const { loaders, language } = useFormContext();
  const url = loaders.fileUrl(file);
  return (
    <li className="form-file">
      {url ? (
        <a href={url}>
          {file.picture && (
            <img src={url} alt="" loading="lazy" width={64} height={64} className="form-picture" />
          )}
          {file.name}
        </a>
      ) : (
        <span>{file.name}</span>
      )}
      {remove ? (
        <Button
          size="small"
          type="text"
          aria-label={`${formText('remove', language)} ${file.name}`}
          onClick={remove}
        >
          ×
        </Button>
      ) : null}
    </li>
  );
}

const countMax = 6;

const Edit = observer(function Edit({ value, onChange, accept, disabled }: Props) {
  const maxCount = useFieldSchema().maxItems ?? countMax;
  const { loaders, language } = useFormContext();
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const files = value ?? [];
  const picturesOnly = (accept ?? 'image/*').split(',').every((type) => type.startsWith('image/'));

  async function add(chosen: FileList | null) {
    const fresh = [...(chosen ?? [])].slice(0, maxCount - files.length);
    if (fresh.length === 0) return;
    setState('busy');
    try {
      const uploaded = await Promise.all(fresh.map((file) => loaders.upload(file)));
      onChange?.([...files, ...uploaded]);
      setState('idle');
    } catch {
      // The loader has told the server's reason; here the field says that nothing was added.
      setState('failed');
    }
  }

  return (
    <div>
      <span className="form-upload">
        <span aria-hidden="true">
          {formText(picturesOnly ? 'addPictures' : 'addFiles', language)}
        </span>
        <input
          {...useInputAttributes()}
          ref={input}
          type="file"
          accept={accept ?? 'image/*'}
          multiple
          disabled={disabled || state === 'busy' || files.length >= maxCount}
          onChange={(event) => {
            void add(event.target.files).then(() => {
              if (input.current) input.current.value = '';
            });
          }}
        />
      </span>
      <span className="form-item-help form-upload-count">{`${files.length} / ${maxCount}`}</span>
      {state === 'idle' ? null : (
        <p role="status" className={state === 'failed' ? 'form-item-error' : 'form-item-help'}>
          {formText(state === 'failed' ? 'uploadFailed' : 'uploading', language)}
        </p>
      )}
      <ul className="form-files">
        {files.map((file) => (
          <FileItem
            key={file.id}
            file={file}
            remove={() => onChange?.(files.filter((other) => other.id !== file.id))}
          />
        ))}
      </ul>
    </div>
  );
});

function Read({ value }: Props) {
  if (!value || value.length === 0) return <ReadText text={null} />;
  return (
    <ul className="form-files">
      {value.map((file) => (
        <FileItem key={file.id} file={file} />
      ))}
    </ul>
  );
}

/** Pictures or documents, uploaded as they are chosen. */
export const Upload = connect(Edit, mapReadPretty(Read));
