import { connect, mapReadPretty, observer } from '@formily/react';
import { Input as AntInput } from 'antd';
import { useInputAttributes } from '../../field-item.tsx';
import { ReadText } from '../read-text.tsx';

interface Props {
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly disabled?: boolean;
}

const Edit = observer(function Edit({ value, onChange, placeholder, maxLength, disabled }: Props) {
  return (
    <AntInput
      {...useInputAttributes()}
      value={value ?? ''}
      placeholder={placeholder}
      maxLength={maxLength}
      disabled={disabled}
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
});

/** One line of text. */
export const Input = connect(
  Edit,
  mapReadPretty(({ value }: Props) => <ReadText text={value} />),
);
