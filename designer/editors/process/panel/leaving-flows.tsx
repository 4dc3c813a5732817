import { useEditorTexts } from '../../texts.ts';
import { selectionOf } from '../moddle.ts';
import { readCondition } from '../settings/condition.ts';
import type { PanelProps } from './context.ts';
import { elementName } from './element-name.ts';
import { Section } from './setting.tsx';

/** Where it goes on from an element; each flow leads to its own settings. */
export function LeavingFlows({ modeler, element }: PanelProps) {
  const { t } = useEditorTexts();
  const flows = element.outgoing.filter(({ type }) => type === 'bpmn:SequenceFlow');
  if (flows.length === 0) return null;
  return (
    <Section title={t('gateway.flows')}>
      <ul className="outline">
        {flows.map((flow) => (
          <li key={flow.id}>
            <button type="button" onClick={() => selectionOf(modeler).select(flow as never)}>
              <span className="bpmn-icon-connection" aria-hidden="true" />
              <span className="outline-name">
                {t('gateway.to', { name: elementName(flow.target ?? flow) })}
              </span>{' '}
              <span className="meta">{readCondition(flow.businessObject)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
