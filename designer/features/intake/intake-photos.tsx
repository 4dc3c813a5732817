import { PlusOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileValue } from '../../form-kit/index.ts';
import { useFormLoaders } from '../../parts/form-loaders.ts';

const filesMax = 6;

type Props = {
  readonly id?: string;
  readonly value?: FileValue[];
  readonly onChange?: (files: FileValue[]) => void;
};

/** Photos that somebody brought or sent; uploaded at once, named in the form. */
export function IntakePhotos({ id, value = [], onChange }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const { upload } = useFormLoaders(null);
  const [sending, setSending] = useState(false);
  const add = async (files: readonly File[]) => {
    setSending(true);
    const added = [...value];
    try {
      for (const file of files.slice(0, filesMax - value.length)) added.push(await upload(file));
    } catch {
      // The loader has told why; those that arrived before are kept.
    } finally {
      onChange?.(added);
      setSending(false);
      if (input.current) input.current.value = '';
    }
  };
  return (
    <div className="intake-photos">
      {value.map((file) => (
        <Tag
          key={file.id}
          closable
          onClose={() => onChange?.(value.filter((each) => each.id !== file.id))}
        >
          {file.name}
        </Tag>
      ))}
      <input
        id={id}
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        className="visually-hidden"
        tabIndex={-1}
        onChange={(event) => void add([...(event.target.files ?? [])])}
      />
      <Button
        icon={<PlusOutlined aria-hidden />}
        loading={sending}
        disabled={value.length >= filesMax}
        onClick={() => input.current?.click()}
      >
        {t('intake.addPhotos')}
      </Button>
    </div>
  );
}
