import { Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

type Props = { readonly password: string | null; readonly onClose: () => void };

/** A password that is shown this once; null where it was shown before. */
export function OnePassword({ password, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {password && (
        <>
          <p className="meta">{t('users.passwordHint')}</p>
          <Typography.Paragraph copyable className="secret" aria-label={t('users.password')}>
            {password}
          </Typography.Paragraph>
        </>
      )}
      <div className="dialog-actions">
        <Button type="primary" onClick={onClose}>
          {t('action.close')}
        </Button>
      </div>
    </>
  );
}
