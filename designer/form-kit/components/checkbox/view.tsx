import { connect, mapProps, mapReadPretty, observer } from '@formily/react';
import { Checkbox as AntCheckbox } from 'antd';
import { useInputAttributes } from '../../field-item.tsx';
import { useFormContext } from '../../loaders-context.ts';
import { formText } from '../../texts.ts';
import { ReadText } from '../read-text.tsx';
import { type ChoiceProps, ChoiceRead } from '../select/view.tsx';

type Props = Omit<ChoiceProps, 'value' | 'onChange'> & {
  readonly value?: ChoiceProps['value'] | boolean;
  readonly onChange?: (value: string[] | boolean) => void;
};

const Several = observer(function Several(props: Props) {
  const { id, 'aria-labelledby': labelledBy } = useInputAttributes();
  const value = typeof props.value === 'boolean' ? [] : [props.value ?? []].flat();
  return (
    <fieldset id={id} tabIndex={-1} className="form-choices" aria-labelledby={labelledBy}>
      <AntCheckbox.Group
        value={value as string[]}
        options={[...(props.options ?? [])]}
        disabled={props.disabled}
        onChange={(chosen) => props.onChange?.(chosen as string[])}
      />
    </fieldset>
  );
});

const One = observer(function One({ value, disabled, onChange }: Props) {
  const { language } = useFormContext();
  const { id, ...aria } = useInputAttributes();
  return (
    <AntCheckbox
      id={id}
      {...aria}
      checked={value === true}
      disabled={disabled}
      onChange={(event) => onChange?.(event.target.checked)}
    >
      {formText('yes', language)}
    </AntCheckbox>
  );
});

const hasChoices = ({ options }: Props) => options !== undefined && options.length > 0;

function Edit(props: Props) {
  return hasChoices(props) ? <Several {...props} /> : <One {...props} />;
}

function Read(props: Props) {
  const { language } = useFormContext();
  const { value } = props;
  if (typeof value === 'boolean') {
    return <ReadText text={formText(value ? 'yes' : 'no', language)} />;
  }
  return <ChoiceRead value={value} options={props.options} />;
}

/** Several of a few, all in view; or yes and no, where the field has no choices. */
export const Checkbox = connect(Edit, mapReadPretty(Read), mapProps({ dataSource: 'options' }));
