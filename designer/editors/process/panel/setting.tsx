import { CloseOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';

/** Settings under one heading. */
export function Section({
  title,
  help,
  children,
}: {
  readonly title: string;
  readonly help?: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="setting-section" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {help ? <p className="meta">{help}</p> : null}
      {children}
    </section>
  );
}

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

/** Takes one of several things away; its name says which. */
export function RemoveButton({
  label,
  onRemove,
}: {
  readonly label: string;
  readonly onRemove: () => void;
}) {
  return (
    <Button
      type="text"
      className="setting-remove"
      icon={<CloseOutlined aria-hidden="true" />}
      aria-label={label}
      title={label}
      onClick={onRemove}
    />
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
  readonly code?: boolean;
}

/** Text that is written to the model when it is left or Enter is pressed. */
export function TextSetting(props: TextSettingProps) {
  const { value, onCommit, onType, id, label, rows } = props;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = () => {
    if (text !== value) onCommit(text);
  };
  const change = (next: string) => {
    setText(next);
    onType?.(next);
  };
  const shared = {
    id,
    'aria-label': label,
    className: props.code ? 'setting-code' : '',
    value: text,
    onBlur: commit,
  };
  return rows ? (
    <Input.TextArea
      {...shared}
      autoSize={{ minRows: rows, maxRows: 8 }}
      onChange={(event) => change(event.target.value)}
    />
  ) : (
    <Input {...shared} onPressEnter={commit} onChange={(event) => change(event.target.value)} />
  );
}
