import { useEffect, useState } from 'react';
import { useEditorTexts } from '../../texts.ts';
import { factoryOf, modelingOf } from '../moddle.ts';
import { buildCondition, checkCondition, readCondition } from '../settings/condition.ts';
import { ConditionPicker, isDefault } from './condition-picker.tsx';
import type { PanelProps } from './context.ts';
import { elementName } from './element-name.ts';
import { Section, Setting, TextSetting } from './setting.tsx';

const branching = new Set(['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway']);

/** When a flow is taken: chosen from the outcomes before it, or written and checked meanwhile. */
export function SequenceFlowPanel({ modeler, element }: PanelProps) {
  const { t } = useEditorTexts();
  const { source, target } = element;
  const names = { from: source ? elementName(source) : '', to: target ? elementName(target) : '' };
  const decides = source !== undefined && branching.has(source.type);
  const stored = readCondition(element.businessObject);
  if (!decides && stored === '') {
    return <p className="setting-help">{t('flow.unconditional', names)}</p>;
  }
  return (
    <Section title={t('flow.when', names)}>
      {decides ? (
        <Setting label={t('flow.decide')}>
          {(id) => <ConditionPicker id={id} modeler={modeler} flow={element} />}
        </Setting>
      ) : null}
      {isDefault(element) ? (
        <p className="setting-help">{t('flow.isDefault')}</p>
      ) : (
        <Written
          stored={stored}
          write={(body) =>
            modelingOf(modeler).updateProperties(element, {
              conditionExpression: buildCondition(factoryOf(modeler), body),
            })
          }
        />
      )}
    </Section>
  );
}

interface WrittenProps {
  readonly stored: string;
  readonly write: (body: string) => void;
}

function Written({ stored, write }: WrittenProps) {
  const { t, language } = useEditorTexts();
  const [typed, setTyped] = useState(stored);
  useEffect(() => setTyped(stored), [stored]);
  const check = typed.trim() === '' ? null : checkCondition(typed, language);
  const error =
    check && !check.ok
      ? t('flow.invalid', { position: check.position, message: check.message })
      : null;
  return (
    <Setting
      label={t('flow.condition')}
      help={check === null ? t('flow.noCondition') : check.ok ? t('flow.valid') : ''}
      error={error}
    >
      {(id) => (
        <TextSetting id={id} rows={2} code value={stored} onType={setTyped} onCommit={write} />
      )}
    </Setting>
  );
}
