import { LockOutlined, LogoutOutlined, SafetyOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '../api/session.ts';
import { NewPasswordDialog } from './new-password.tsx';
import { useProblemNotice } from './problem-alert.tsx';
import { usePerson } from './session.tsx';

// What draws the code is for the few who set one up.
const SecondFactorDialog = lazy(async () => ({
  default: (await import('./second-factor.tsx')).SecondFactorDialog,
}));

/** Who is signed in, their second factor, and the way out. */
export function PersonMenu() {
  const { t } = useTranslation();
  const me = usePerson();
  const signOut = useSignOut();
  const tell = useProblemNotice();
  const [passwordOpen, setPasswordOpen] = useState(false);
  const [factorOpen, setFactorOpen] = useState(false);
  const units = me.units.map((unit) => unit.name).join('、');
  const items = [
    { key: 'who', disabled: true, label: units || me.login },
    { type: 'divider' as const },
    {
      key: 'factor',
      icon: <SafetyOutlined aria-hidden />,
      disabled: me.secondFactor,
      label: me.secondFactor ? t('secondFactor.on') : t('secondFactor.title'),
      onClick: () => setFactorOpen(true),
    },
    {
      key: 'password',
      icon: <LockOutlined aria-hidden />,
      label: t('password.title'),
      onClick: () => setPasswordOpen(true),
    },
    {
      key: 'out',
      icon: <LogoutOutlined aria-hidden />,
      label: t('signIn.out'),
      onClick: () => signOut.mutate(undefined, { onError: tell }),
    },
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
        <Button
          type="text"
          icon={<UserOutlined aria-hidden />}
          aria-label={t('person.menu', { name: me.name })}
        >
          <span className="wide-only">{me.name}</span>
        </Button>
      </Dropdown>
      {passwordOpen && <NewPasswordDialog onClose={() => setPasswordOpen(false)} />}
      {factorOpen && (
        <Suspense>
          <SecondFactorDialog onClose={() => setFactorOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
