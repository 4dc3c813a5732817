import { useQuery } from '@tanstack/react-query';
import { Modal, Tag } from 'antd';
import { type Markers, ProcessDiagram } from '../../bpmn/viewer.tsx';
import { Answer } from '../../shell/states.tsx';
import { useArtefact } from '../api.ts';
import { useEditorTexts } from '../texts.ts';
import { type Difference, differenceOf } from './difference.ts';
import { kindText } from './panel/kinds.ts';

export interface CompareProps {
  readonly pack: string;
  readonly path: string;
  readonly before: number;
  readonly after: number;
  readonly onClose: () => void;
}

const none: readonly string[] = [];
/** Two published versions of a process beside each other, and what differs in words. */
export function Compare({ pack, path, before, after, onClose }: CompareProps) {
  const { t } = useEditorTexts();
  const older = useArtefact(pack, before, path);
  const newer = useArtefact(pack, after, path);
  const [one, other] = [older.data?.content, newer.data?.content];
  const difference = useQuery({
    queryKey: ['compare', pack, path, before, after],
    queryFn: () => differenceOf(one ?? '', other ?? ''),
    enabled: one !== undefined && other !== undefined,
  });
  const failed = older.error ? older : newer.error ? newer : difference;
  return (
    <Modal
      open
      width="min(1600px, 96vw)"
      title={t('versions.comparing', { old: before, new: after })}
      footer={null}
      onCancel={onClose}
    >
      <Answer query={{ ...failed, data: difference.data }}>
        {(found) => (
          <>
            <Changes found={found} />
            <div className="compare-sides">
              <Side title={before} xml={one} markers={found.before} />
              <Side title={after} xml={other} markers={found.after} />
            </div>
          </>
        )}
      </Answer>
    </Modal>
  );
}

function Changes({ found }: { readonly found: Difference }) {
  const { t } = useEditorTexts();
  if (found.elements.length === 0) return <p>{t('versions.same')}</p>;
  return (
    <ul className="compare-changes" aria-label={t('versions.changes')}>
      {found.elements.map(({ id, change, name, type }) => (
        <li key={id}>
          <Tag className={`change-${change}`}>{t(`versions.${change}`)}</Tag>
          {t(kindText(type))} <strong>{name}</strong>
        </li>
      ))}
    </ul>
  );
}

interface SideProps {
  readonly title: number;
  readonly xml: string | undefined;
  readonly markers: Markers;
}

function Side({ title, xml, markers }: SideProps) {
  const { t, language } = useEditorTexts();
  return (
    <section aria-label={t('packs.version', { version: title })}>
      <h3>{t('packs.version', { version: title })}</h3>
      <ProcessDiagram
        xml={xml ?? ''}
        active={none}
        completed={none}
        markers={markers}
        language={language}
      />
    </section>
  );
}
