import './shell/editor-shell.css';
import { HistoryOutlined, PartitionOutlined } from '@ant-design/icons';
import type { Artefact, PackRow } from '@liandong/runtime/api-types';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Moment } from '../parts/moment.tsx';
import { Answer, Nothing } from '../shell/states.tsx';
import { processName, useArtefact, usePacks } from './api.ts';
import { VersionsDrawer } from './shell/versions-drawer.tsx';
import { useEditorTexts } from './texts.ts';

/** The packs that an administrator may change: `/design`. */
export function Page() {
  const { t } = useEditorTexts();
  const packs = usePacks();
  return (
    <div className="page packs">
      <h1>{t('packs.title')}</h1>
      <p className="meta">{t('packs.explain')}</p>
      <Answer query={packs}>
        {(items) =>
          items.length === 0 ? (
            <Nothing text={t('packs.empty')} />
          ) : (
            items.map((pack) => <Pack key={pack.pack} pack={pack} />)
          )
        }
      </Answer>
    </div>
  );
}

const others = [
  { text: 'packs.forms', matches: (path: string) => path.startsWith('form.') },
  { text: 'packs.decisions', matches: (path: string) => path.endsWith('.dmn') },
] as const;

function Pack({ pack }: { readonly pack: PackRow }) {
  const { t, language } = useEditorTexts();
  const [versions, setVersions] = useState(false);
  const close = () => setVersions(false);
  const processes = pack.artefacts.filter((path) => processName(path) !== null);
  return (
    <section className="pack surface" aria-label={pack.title[language]}>
      <header className="pack-head">
        <h2>{pack.title[language]}</h2>
        <Tag>{t('packs.version', { version: pack.version })}</Tag>
        <span className="meta">
          {t('packs.published')} <Moment at={pack.publishedAt} />
        </span>
        <Button icon={<HistoryOutlined aria-hidden="true" />} onClick={() => setVersions(true)}>
          {t('toolbar.versions')}
        </Button>
      </header>
      <h3>{t('packs.processes')}</h3>
      <ul className="pack-processes">
        {processes.map((path) => (
          <li key={path}>
            <ProcessLink pack={pack} path={path} />
          </li>
        ))}
      </ul>
      {others.map(({ text, matches }) => (
        <section key={text}>
          <h3>{t(text)}</h3>
          <ul className="pack-artefacts">
            {pack.artefacts.filter(matches).map((path) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
        </section>
      ))}
      <p className="meta">{t('packs.readOnly')}</p>
      <VersionsDrawer
        pack={pack.pack}
        open={versions}
        hasDraft={false}
        onClose={close}
        onCompare={null}
        onRolledBack={close}
      />
    </section>
  );
}

const namedProcess = /<(?:\w+:)?process\b[^>]*?\bname="([^"]+)"/;

/** The name that the drawing gives its process; its file's while that is not there. */
function nameIn(artefact: Artefact | undefined, path: string): string {
  return (artefact && namedProcess.exec(artefact.content)?.[1]) ?? path;
}

function ProcessLink({ pack, path }: { readonly pack: PackRow; readonly path: string }) {
  const { t } = useEditorTexts();
  const { data } = useArtefact(pack.pack, pack.version, path);
  const name = nameIn(data, path);
  const to = [pack.pack, processName(path) ?? ''].map(encodeURIComponent).join('/');
  return (
    <Link className="pack-process" to={`/design/${to}`} aria-label={t('packs.open', { name })}>
      <PartitionOutlined aria-hidden="true" />
      <span>
        <strong>{name}</strong>
        <span className="meta">{path}</span>
      </span>
      <span className="pack-open">{t('packs.edit')}</span>
    </Link>
  );
}
