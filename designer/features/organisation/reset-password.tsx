import type { User } from '@liandong/runtime/api-types';
import { Button, Modal, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { useResetPassword } from '../../api/organisation.ts';
import { useProblemNotice } from '../../shell/problem-alert.tsx';
import { OnePassword } from './one-password.tsx';

/** Gives a person a new password that opens only the way to one of their own. */
export function ResetPasswordButton({ user }: { readonly user: User }) {
  const { t } = useTranslation();
  const reset = useResetPassword();
  const tell = useProblemNotice();
  const { name } = user;
  return (
    <>
      <Popconfirm
        title={t('users.resetTitle', { name })}
        description={t('users.resetMeaning')}
        okText={t('users.reset')}
        placement="topRight"
        onConfirm={() => reset.mutate(user.id, { onError: tell })}
      >
        <Button size="small" loading={reset.isPending}>
          {t('users.reset')}
        </Button>
      </Popconfirm>
      {reset.data && (
        <Modal open title={t('users.resetDone', { name })} footer={null} onCancel={reset.reset}>
          <OnePassword password={reset.data.password} onClose={reset.reset} />
        </Modal>
      )}
    </>
  );
}
