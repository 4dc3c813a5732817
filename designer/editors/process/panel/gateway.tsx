import { Button, Select } from 'antd';
import { useEditorTexts } from '../../texts.ts';
import { type DiagramElement, type Moddle, modelingOf, selectionOf } from '../moddle.ts';
import { readCondition } from '../settings/condition.ts';
import type { PanelProps } from './context.ts';
import { Setting } from './setting.tsx';

function flowName(flow: DiagramElement): string {
  const name = flow.businessObject.get<string | undefined>('name');
  const target = flow.target?.businessObject;
  return name || (target?.get<string | undefined>('name') ?? target?.id ?? flow.id);
}

/** The ways on from a gateway: which one is the default, and the condition of each. */
export function GatewayPanel({ modeler, element }: PanelProps) {
  const { t } = useEditorTexts();
  const flows = element.outgoing.filter(({ type }) => type === 'bpmn:SequenceFlow');
  const byDefault = element.businessObject.get<Moddle | undefined>('default')?.id ?? '';
  const choose = (id: string) =>
    modelingOf(modeler).updateProperties(element, {
      default: flows.find((flow) => flow.id === id)?.businessObject,
    });
  return (
    <>
      <Setting label={t('gateway.default')}>
        {(id) => (
          <Select
            id={id}
            className="form-wide"
            value={byDefault}
            options={[
              { value: '', label: t('gateway.noDefault') },
              ...flows.map((flow) => ({
                value: flow.id,
                label: t('gateway.to', { name: flowName(flow) }),
              })),
            ]}
            onChange={choose}
          />
        )}
      </Setting>
      <h3>{t('gateway.flows')}</h3>
      {flows.map((flow) => (
        <div className="setting-row" key={flow.id}>
          <span>
            {t('gateway.to', { name: flowName(flow) })}
            <br />
            <code>{readCondition(flow.businessObject) || t('flow.noCondition')}</code>
          </span>
          <Button
            size="small"
            aria-label={`${t('problems.show')} ${flowName(flow)}`}
            onClick={() => selectionOf(modeler).select(flow as never)}
          >
            {t('problems.show')}
          </Button>
        </div>
      ))}
    </>
  );
}
