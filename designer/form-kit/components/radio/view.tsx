import { connect, mapProps, mapReadPretty, observer } from '@formily/react';
import { Radio as AntRadio } from 'antd';
import { useInputAttributes } from '../../field-item.tsx';
import { type ChoiceProps, ChoiceRead } from '../select/view.tsx';

const Edit = observer(function Edit(props: ChoiceProps) {
  const { id, ...aria } = useInputAttributes();
  return (
    <div id={id} {...aria} role="radiogroup" tabIndex={-1}>
      <AntRadio.Group
        value={props.value}
        options={[...(props.options ?? [])]}
        disabled={props.disabled}
        onChange={(event) => props.onChange?.(event.target.value as string)}
      />
    </div>
  );
});

/** One of a few, all in view. */
export const Radio = connect(Edit, mapReadPretty(ChoiceRead), mapProps({ dataSource: 'options' }));
