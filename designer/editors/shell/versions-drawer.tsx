import type { PackVersion } from '@liandong/runtime/api-types';
import { Button, Drawer, Popconfirm, Space, Tag } from 'antd';
import { ProblemAlert } from '../../shell/problem-alert.tsx';
import { Answer } from '../../shell/states.tsx';
import { usePackVersions, useRollBack } from '../api.ts';
import { useEditorTexts } from '../texts.ts';

export interface VersionsDrawerProps {
  readonly pack: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** null where this artefact cannot be compared. */
  readonly onCompare: ((version: number, current: number) => void) | null;
  readonly onRolledBack: () => void;
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
        return items.map((version) => (
          <Version key={version.version} {...props} version={version} currentVersion={current} />
        ));
      }}
    </Answer>
  );
}

type VersionProps = VersionsDrawerProps & {
  readonly version: PackVersion;
  readonly currentVersion: number;
};

function Version({ version, currentVersion, pack, onCompare, onRolledBack }: VersionProps) {
  const { t } = useEditorTexts();
  const rollBack = useRollBack(pack);
  const number = version.version;
  return (
    <article className="version">
      <h3>
        {t('packs.version', { version: number })}{' '}
        {version.current ? <Tag color="blue">{t('versions.current')}</Tag> : null}
      </h3>
      <p>{version.note}</p>
      <p className="setting-help">
        {new Date(version.publishedAt).toLocaleString()} {version.publishedBy?.name}{' '}
        {t('versions.running', { count: version.running })}
      </p>
      {version.current ? null : (
        <Space wrap>
          {onCompare ? (
            <Button size="small" onClick={() => onCompare(number, currentVersion)}>
              {t('versions.compare')}
            </Button>
          ) : null}
          <Popconfirm
            title={t('versions.rollBackConfirm', { version: number })}
            okText={t('versions.rollBack')}
            cancelText={t('publish.cancel')}
            onConfirm={() =>
              rollBack.mutate(
                { version: number, note: t('versions.rollBackNote', { version: number }) },
                { onSuccess: onRolledBack },
              )
            }
          >
            <Button size="small">{t('versions.rollBack')}</Button>
          </Popconfirm>
        </Space>
      )}
      <ProblemAlert error={rollBack.error} />
    </article>
  );
}
