import { connect, mapProps, mapReadPretty, observer } from '@formily/react';
import { Checkbox as AntCheckbox } from 'antd';
import { useInputAttributes } from '../../field-item.tsx';
import { type ChoiceProps, ChoiceRead } from '../select/view.tsx';

const Edit = observer(function Edit(props: ChoiceProps) {
  const { id, 'aria-labelledby': labelledBy } = useInputAttributes();
  return (
    <fieldset id={id} className="form-choices" aria-labelledby={labelledBy}>
      <AntCheckbox.Group
        value={[props.value ?? []].flat() as string[]}
        options={[...(props.options ?? [])]}
        disabled={props.disabled}
        onChange={(value) => props.onChange?.(value as string[])}
      />
    </fieldset>
  );
});

/** Several of a few, all in view. */
export const Checkbox = connect(
  Edit,
  mapReadPretty(ChoiceRead),
  mapProps({ dataSource: 'options' }),
);
