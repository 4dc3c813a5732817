import { AlertOutlined, LockOutlined } from '@ant-design/icons';
import type { CaseRow } from '@liandong/runtime/api-types';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

type Props = { readonly of: Pick<CaseRow, 'supervision' | 'confidential'> };

/** What a person must know before opening a case. */
export function CaseBadges({ of }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {of.supervision !== 'none' && (
        <Tag color="error" icon={<AlertOutlined aria-hidden />} className="badge">
          {t('badge.supervised', { level: of.supervision })}
        </Tag>
      )}
      {of.confidential && (
        <Tag icon={<LockOutlined aria-hidden />} className="badge">
          {t('badge.confidential')}
        </Tag>
      )}
    </>
  );
}

/** A business status in words; an unknown one of another pack is shown as it is. */
export function StatusTag({ status }: { readonly status: string }) {
  const { t } = useTranslation();
  return <Tag className="badge">{t(`status.${status}`, { defaultValue: status })}</Tag>;
}
