import { Input } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';

/** A labelled setting; the control gets the id that the label names. */
export function Setting({
  label,
  help,
  error,
  children,
}: {
  readonly label: string;
  readonly help?: string;
  readonly error?: string | null;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {help ? <p className="setting-help">{help}</p> : null}
      {error ? (
        <p className="setting-error" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}

interface TextSettingProps {
  readonly value: string;
  /** Called when the field is left, so that a word is one undo step and not one a letter. */
  readonly onCommit: (value: string) => void;
  readonly onType?: (value: string) => void;
  readonly id?: string;
  readonly label?: string;
  readonly rows?: number;
}

/** Text that is written to the model when it is left or Enter is pressed. */
export function TextSetting({ value, onCommit, onType, id, label, rows }: TextSettingProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = () => {
    if (text !== value) onCommit(text);
  };
  const shared = {
    id,
    'aria-label': label,
    value: text,
    onBlur: commit,
    onPressEnter: commit,
  };
  const change = (next: string) => {
    setText(next);
    onType?.(next);
  };
  return rows ? (
    <Input.TextArea
      {...shared}
      autoSize={{ minRows: rows, maxRows: 8 }}
      onChange={(event) => change(event.target.value)}
    />
  ) : (
    <Input {...shared} onChange={(event) => change(event.target.value)} />
  );
}
