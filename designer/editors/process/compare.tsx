import { useQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { diff } from 'bpmn-js-differ';
import { readModel } from '../../bpmn/read-model.ts';
import { type Markers, ProcessDiagram } from '../../bpmn/viewer.tsx';
import { Answer } from '../../shell/states.tsx';
import { useArtefact } from '../api.ts';
import { useEditorTexts } from '../texts.ts';

interface Difference {
  readonly before: Markers;
  readonly after: Markers;
}

/** What a version changed, as markers of both drawings. Moving an element is no change. */
async function compare(before: string, after: string): Promise<Difference> {
  const found = diff(await readModel(before), await readModel(after));
  const marked = (ids: object, marker: Markers[string]): Markers =>
    Object.fromEntries(Object.keys(ids).map((id) => [id, marker]));
  const changed = marked(found._changed, 'changed');
  return {
    before: { ...changed, ...marked(found._removed, 'removed') },
    after: { ...changed, ...marked(found._added, 'added') },
  };
}

export interface CompareProps {
  readonly pack: string;
  readonly path: string;
  readonly before: number;
  readonly after: number;
  readonly onClose: () => void;
}

const none: readonly string[] = [];

/** Two published versions of a process beside each other. */
export function Compare({ pack, path, before, after, onClose }: CompareProps) {
  const { t } = useEditorTexts();
  const older = useArtefact(pack, before, path);
  const newer = useArtefact(pack, after, path);
  const ready = older.data !== undefined && newer.data !== undefined;
  const difference = useQuery({
    queryKey: ['compare', pack, path, before, after],
    queryFn: () => compare(older.data?.content ?? '', newer.data?.content ?? ''),
    enabled: ready,
  });
  const failed = older.error ? older : newer.error ? newer : difference;
  return (
    <section className="compare" aria-label={t('versions.comparing', { old: before, new: after })}>
      <header className="editor-toolbar">
        <h2 className="editor-title">{t('versions.comparing', { old: before, new: after })}</h2>
        <Tag color="green">{t('versions.added')}</Tag>
        <Tag color="red">{t('versions.removed')}</Tag>
        <Tag color="orange">{t('versions.changed')}</Tag>
        <Button onClick={onClose}>{t('versions.close')}</Button>
      </header>
      <Answer query={{ ...failed, data: difference.data }}>
        {(found) =>
          Object.keys(found.before).length + Object.keys(found.after).length === 0 ? (
            <p>{t('versions.same')}</p>
          ) : (
            <div className="compare-sides">
              <Side title={before} xml={older.data?.content} markers={found.before} />
              <Side title={after} xml={newer.data?.content} markers={found.after} />
            </div>
          )
        }
      </Answer>
    </section>
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
    <div>
      <h3>{t('packs.version', { version: title })}</h3>
      <ProcessDiagram
        xml={xml ?? ''}
        active={none}
        completed={none}
        markers={markers}
        language={language}
      />
    </div>
  );
}
