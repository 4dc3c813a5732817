import './shell/editor-shell.css';
import type { PackRow } from '@liandong/runtime/api-types';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Answer, Nothing } from '../shell/states.tsx';
import { usePacks } from './api.ts';
import { VersionsDrawer } from './shell/versions-drawer.tsx';
import { useEditorTexts } from './texts.ts';

const kinds = [
  { text: 'packs.processes', matches: (path: string) => path.endsWith('.bpmn') },
  { text: 'packs.forms', matches: (path: string) => path.startsWith('form.') },
  { text: 'packs.decisions', matches: (path: string) => path.endsWith('.dmn') },
] as const;

/** The packs that an administrator may change: `/design`. */
export function Page() {
  const { t } = useEditorTexts();
  const packs = usePacks();
  return (
    <main className="packs">
      <h1>{t('packs.title')}</h1>
      <Answer query={packs}>
        {(items) =>
          items.length === 0 ? (
            <Nothing text={t('packs.empty')} />
          ) : (
            items.map((pack) => <Pack key={pack.pack} pack={pack} />)
          )
        }
      </Answer>
    </main>
  );
}

function Pack({ pack }: { readonly pack: PackRow }) {
  const { t, language } = useEditorTexts();
  const [versions, setVersions] = useState(false);
  return (
    <Card
      title={<h2>{pack.title[language]}</h2>}
      extra={<Button onClick={() => setVersions(true)}>{t('toolbar.versions')}</Button>}
    >
      <p className="setting-help">
        {t('packs.version', { version: pack.version })} ·{' '}
        {t('packs.published', { when: new Date(pack.publishedAt).toLocaleString() })}
      </p>
      {kinds.map(({ text, matches }) => (
        <section key={text}>
          <h3>{t(text)}</h3>
          <ul className="pack-artefacts">
            {pack.artefacts.filter(matches).map((path) => (
              <li key={path}>
                <ArtefactName pack={pack.pack} path={path} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <VersionsDrawer
        pack={pack.pack}
        open={versions}
        onClose={() => setVersions(false)}
        onCompare={null}
        onRolledBack={() => setVersions(false)}
      />
    </Card>
  );
}

function ArtefactName({ pack, path }: { readonly pack: string; readonly path: string }) {
  const { t } = useEditorTexts();
  if (!path.endsWith('.bpmn')) return <span title={t('packs.readOnly')}>{path}</span>;
  return (
    <Link
      to={`/design/${encodeURIComponent(pack)}/${encodeURIComponent(path)}`}
      aria-label={t('packs.open', { name: path })}
    >
      {path}
    </Link>
  );
}
