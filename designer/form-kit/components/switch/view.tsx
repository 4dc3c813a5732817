import { connect, mapReadPretty, observer } from '@formily/react';
import { Switch as AntSwitch } from 'antd';
import { useInputAttributes } from '../../field-item.tsx';
import { useFormContext } from '../../loaders-context.ts';
import { formText } from '../../texts.ts';
import { ReadText } from '../read-text.tsx';

interface Props {
  readonly value?: boolean;
  readonly onChange?: (value: boolean) => void;
  readonly disabled?: boolean;
}

const Edit = observer(function Edit({ value, onChange, disabled }: Props) {
  const { id, 'aria-labelledby': labelledBy } = useInputAttributes();
  return (
    <AntSwitch
      id={id}
      aria-labelledby={labelledBy}
      checked={value ?? false}
      disabled={disabled}
      onChange={(checked) => onChange?.(checked)}
    />
  );
});

function Read({ value }: Props) {
  const { language } = useFormContext();
  return <ReadText text={formText(value ? 'yes' : 'no', language)} />;
}

/** Yes or no. */
export const Switch = connect(Edit, mapReadPretty(Read));
