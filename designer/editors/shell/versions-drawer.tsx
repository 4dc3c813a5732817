import type { PackVersion } from '@liandong/runtime/api-types';
import { Button, Drawer, Popconfirm, Space, Tag } from 'antd';
import { Moment } from '../../parts/moment.tsx';
import { Answer } from '../../shell/states.tsx';
import { usePackVersions, useRollBack } from '../api.ts';
import { useEditorTexts } from '../texts.ts';
import { Refusal } from './refusals.tsx';

export interface VersionsDrawerProps {
  readonly pack: string;
  readonly open: boolean;
  /** True while there are changes that no version has; rolling back leaves them. */
  readonly hasDraft: boolean;
  readonly onClose: () => void;
  /** null where this artefact cannot be compared. */
  readonly onCompare: ((version: number, current: number) => void) | null;
  /** Gets the number of the version that rolling back made. */
  readonly onRolledBack: (version: number) => void;
}

/** Published versions: who, when, why; compare one with the current, or go back to it. */
export function VersionsDrawer(props: VersionsDrawerProps) {
  const { t } = useEditorTexts();
  return (
    <Drawer open={props.open} onClose={props.onClose} title={t('versions.title')} destroyOnHidden>
      {props.open ? <Versions {...props} /> : null}
    </Drawer>
  );
}

function Versions(props: VersionsDrawerProps) {
  const versions = usePackVersions(props.pack);
  return (
    <Answer query={versions}>
      {(items) => {
        const current = items.find((version) => version.current)?.version ?? 0;
        return (
          <ol className="versions">
            {items.map((version) => (
              <li key={version.version}>
                <Version {...props} version={version} currentVersion={current} />
              </li>
            ))}
          </ol>
        );
      }}
    </Answer>
  );
}

type VersionProps = VersionsDrawerProps & {
  readonly version: PackVersion;
  readonly currentVersion: number;
};

function Version({ version, currentVersion, onCompare, ...props }: VersionProps) {
  const { t } = useEditorTexts();
  const number = version.version;
  return (
    <article className="version" aria-label={t('packs.version', { version: number })}>
      <h3>
        {t('packs.version', { version: number })}{' '}
        {version.current ? <Tag color="blue">{t('versions.current')}</Tag> : null}
      </h3>
      <p className="version-note">{version.note}</p>
      <p className="meta">
        {version.publishedBy?.name} <Moment at={version.publishedAt} /> ·{' '}
        {t('versions.running', { count: version.running })}
      </p>
      {version.current ? null : (
        <Space wrap>
          {onCompare ? (
            <Button size="small" onClick={() => onCompare(number, currentVersion)}>
              {t('versions.compare')}
            </Button>
          ) : null}
          <RollBack {...props} number={number} />
        </Space>
      )}
    </article>
  );
}

type RollBackProps = Pick<VersionsDrawerProps, 'pack' | 'hasDraft' | 'onRolledBack'> & {
  readonly number: number;
};

function RollBack({ pack, hasDraft, number, onRolledBack }: RollBackProps) {
  const { t } = useEditorTexts();
  const rollBack = useRollBack(pack);
  const note = t('versions.rollBackNote', { version: number });
  return (
    <>
      <Popconfirm
        classNames={{ root: 'version-confirm' }}
        title={t('versions.rollBackTo', { version: number })}
        description={
          <>
            {t('versions.rollBackConfirm')}
            {hasDraft ? <p className="setting-help">{t('versions.rollBackDraft')}</p> : null}
          </>
        }
        okText={t('versions.rollBackDo')}
        cancelText={t('publish.cancel')}
        onConfirm={() =>
          rollBack.mutate(
            { version: number, note },
            { onSuccess: ({ version }) => onRolledBack(version) },
          )
        }
      >
        <Button size="small" loading={rollBack.isPending}>
          {t('versions.rollBack')}
        </Button>
      </Popconfirm>
      <Refusal error={rollBack.error} />
    </>
  );
}
