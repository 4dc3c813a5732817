import type Modeler from 'bpmn-js/lib/Modeler';
import { useEditorTexts } from '../../texts.ts';
import type { DiagramElement } from '../moddle.ts';
import { modelingOf, registryOf, rootOf } from '../moddle.ts';
import { elementName } from './element-name.ts';
import { kindIcon, kindText } from './kinds.ts';
import { Section, Setting, TextSetting } from './setting.tsx';

interface OutlineProps {
  readonly modeler: Modeler;
  readonly onShow: (element: string) => void;
}

const node = /^bpmn:(.*Task|.*Gateway|.*Event|SubProcess|CallActivity|Participant)$/;

/** From left to right, as people read the drawing. */
function elementsOf(modeler: Modeler): DiagramElement[] {
  const all = registryOf(modeler).filter(
    (element) => node.test(element.type) && !('labelTarget' in element && element.labelTarget),
  ) as unknown as DiagramElement[];
  return all.toSorted((one, other) => one.x - other.x || one.y - other.y);
}

/** The process itself and all that is in it: the way to each element without a mouse. */
export function Outline({ modeler, onShow }: OutlineProps) {
  const { t } = useEditorTexts();
  const root = rootOf(modeler);
  return (
    <>
      <h2>{t('panel.kind.Process')}</h2>
      <Setting label={t('panel.name')}>
        {(id) => (
          <TextSetting
            id={id}
            value={root.businessObject.get<string | undefined>('name') ?? ''}
            onCommit={(name) => modelingOf(modeler).updateProperties(root, { name })}
          />
        )}
      </Setting>
      <Section title={t('outline.title')} help={t('outline.help')}>
        <ul className="outline">
          {elementsOf(modeler).map((element) => (
            <li key={element.id}>
              <button type="button" onClick={() => onShow(element.id)}>
                <span className={kindIcon(element)} aria-hidden="true" />
                <span className="outline-name">{elementName(element)}</span>{' '}
                <span className="meta">{t(kindText(element.type))}</span>
              </button>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
