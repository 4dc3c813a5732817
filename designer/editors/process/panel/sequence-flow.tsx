import { useState } from 'react';
import { useEditorTexts } from '../../texts.ts';
import { factoryOf, type Moddle, modelingOf } from '../moddle.ts';
import { buildCondition, checkCondition, readCondition } from '../settings/condition.ts';
import type { PanelProps } from './context.ts';
import { Setting, TextSetting } from './setting.tsx';

/** The condition of a flow, checked while it is typed. */
export function SequenceFlowPanel({ modeler, element }: PanelProps) {
  const { t, language } = useEditorTexts();
  const flow = element.businessObject;
  const stored = readCondition(flow);
  const [typed, setTyped] = useState(stored);
  const isDefault = flow.get<Moddle>('sourceRef').get<Moddle | undefined>('default') === flow;
  if (isDefault) return <p className="setting-help">{t('flow.isDefault')}</p>;
  const check = typed.trim() === '' ? null : checkCondition(typed, language);
  const error =
    check && !check.ok
      ? t('flow.invalid', { position: check.position, message: check.message })
      : null;
  return (
    <Setting
      label={t('flow.condition')}
      help={check === null ? t('flow.noCondition') : check.ok ? t('flow.valid') : undefined}
      error={error}
    >
      {(id) => (
        <TextSetting
          id={id}
          rows={2}
          value={stored}
          onType={setTyped}
          onCommit={(body) =>
            modelingOf(modeler).updateProperties(element, {
              conditionExpression: buildCondition(factoryOf(modeler), body),
            })
          }
        />
      )}
    </Setting>
  );
}
