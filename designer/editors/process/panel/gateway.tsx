import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEditorTexts } from '../../texts.ts';
import { selectionOf } from '../moddle.ts';
import { readCondition } from '../settings/condition.ts';
import { ConditionPicker } from './condition-picker.tsx';
import type { PanelProps } from './context.ts';
import { elementName } from './element-name.ts';
import { Section, Setting } from './setting.tsx';

/** The ways on from a gateway, each with when it is taken. */
export function GatewayPanel({ modeler, element }: PanelProps) {
  const { t } = useEditorTexts();
  const flows = element.outgoing.filter(({ type }) => type === 'bpmn:SequenceFlow');
  if (flows.length === 0) return <p className="setting-help">{t('gateway.noFlows')}</p>;
  return (
    <Section title={t('gateway.flows')} help={t('gateway.help')}>
      {flows.map((flow) => {
        const to = t('gateway.to', { name: elementName(flow.target ?? flow) });
        const condition = readCondition(flow.businessObject);
        return (
          <div className="setting-card" key={flow.id}>
            <Setting label={to}>
              {(id) => (
                <div className="setting-row">
                  <ConditionPicker id={id} modeler={modeler} flow={flow} />
                  <Button
                    type="text"
                    icon={<EditOutlined aria-hidden="true" />}
                    aria-label={t('gateway.edit', { name: elementName(flow.target ?? flow) })}
                    onClick={() => selectionOf(modeler).select(flow as never)}
                  />
                </div>
              )}
            </Setting>
            {condition ? <code className="setting-expression">{condition}</code> : null}
          </div>
        );
      })}
    </Section>
  );
}
