import { connect, mapReadPretty, observer } from '@formily/react';
import { DatePicker as AntDatePicker } from 'antd';
import dayjs from 'dayjs';
import { useInputAttributes } from '../../field-item.tsx';
import { ReadText } from '../read-text.tsx';

interface Props {
  /** `2026-11-23`, or with `showTime` RFC 3339 with offset. */
  readonly value?: string;
  readonly onChange?: (value: string | null) => void;
  readonly showTime?: boolean;
  readonly disabled?: boolean;
}

const day = 'YYYY-MM-DD';
const minutes = `${day} HH:mm`;

const Edit = observer(function Edit({ value, onChange, showTime, disabled }: Props) {
  const { 'aria-required': required, ...attributes } = useInputAttributes();
  return (
    <AntDatePicker
      {...attributes}
      required={required}
      className="form-wide"
      value={value ? dayjs(value) : null}
      format={showTime ? minutes : day}
      showTime={showTime ? { format: 'HH:mm' } : false}
      // What was typed counts when the field is left, without a button to confirm it.
      needConfirm={false}
      disabled={disabled}
      onChange={(moment) => onChange?.(moment ? moment.format(showTime ? undefined : day) : null)}
    />
  );
});

function Read({ value, showTime }: Props) {
  const text = value ? dayjs(value).format(showTime ? minutes : day) : null;
  return <ReadText text={text} />;
}

/** A day, or a moment. */
export const DatePicker = connect(Edit, mapReadPretty(Read));
