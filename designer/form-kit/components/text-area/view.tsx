import { connect, mapReadPretty, observer } from '@formily/react';
import { Input as AntInput } from 'antd';
import { useInputAttributes } from '../../field-item.tsx';
import { ReadText } from '../read-text.tsx';

interface Props {
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly rows?: number;
  readonly disabled?: boolean;
}

const Edit = observer(function Edit(props: Props) {
  return (
    <AntInput.TextArea
      {...useInputAttributes()}
      value={props.value ?? ''}
      placeholder={props.placeholder}
      maxLength={props.maxLength}
      showCount={props.maxLength !== undefined}
      autoSize={{ minRows: props.rows ?? 3, maxRows: 12 }}
      disabled={props.disabled}
      onChange={(event) => props.onChange?.(event.target.value)}
    />
  );
});

/** Text of several lines. */
export const TextArea = connect(
  Edit,
  mapReadPretty(({ value }: Props) => <ReadText text={value} />),
);
