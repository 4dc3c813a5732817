import { connect, mapProps, mapReadPretty, observer } from '@formily/react';
import { Select as AntSelect } from 'antd';
import { useInputAttributes } from '../../field-item.tsx';
import { useFormContext } from '../../loaders-context.ts';
import { formText } from '../../texts.ts';
import type { Choice } from '../../types.ts';
import { ReadText } from '../read-text.tsx';

export interface ChoiceProps {
  readonly value?: string | readonly string[] | null;
  readonly onChange?: (value: string | string[]) => void;
  readonly options?: readonly Choice[];
  readonly mode?: 'multiple';
  readonly placeholder?: string;
  readonly disabled?: boolean;
}

type Group = { label: string; options: Choice[] };

/** Choices under their headings, in the order of the form. */
function grouped(choices: readonly Choice[]): (Choice | Group)[] {
  const groups = new Map<string, Group>();
  const shown: (Choice | Group)[] = [];
  for (const choice of choices) {
    if (!choice.group) {
      shown.push(choice);
      continue;
    }
    const group = groups.get(choice.group) ?? { label: choice.group, options: [] };
    if (group.options.length === 0) shown.push(group);
    group.options.push(choice);
    groups.set(choice.group, group);
  }
  return shown;
}

const Edit = observer(function Edit(props: ChoiceProps) {
  const { language } = useFormContext();
  return (
    <AntSelect<string | string[]>
      {...useInputAttributes()}
      className="form-wide"
      mode={props.mode}
      value={(props.value as string | string[] | null | undefined) ?? undefined}
      options={grouped(props.options ?? [])}
      placeholder={props.placeholder ?? formText('choose', language)}
      disabled={props.disabled}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      onChange={(value) => props.onChange?.(value)}
    />
  );
});

/** The labels of what is chosen; a value without a choice shows itself. */
export const ChoiceRead = observer(function ChoiceRead({ value, options }: ChoiceProps) {
  const values = value === undefined || value === null ? [] : [value].flat();
  const label = (one: string) => options?.find((choice) => choice.value === one)?.label ?? one;
  return <ReadText text={values.map((one) => label(String(one))).join('、')} />;
});

/** One or several of a list. The choices are mapped last, so that reading has them too. */
export const Select = connect(Edit, mapReadPretty(ChoiceRead), mapProps({ dataSource: 'options' }));
