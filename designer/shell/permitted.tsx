import { Button, Result } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { ErrorBoundary } from './error-boundary.tsx';
import { mayUse } from './rights.ts';
import { usePerson } from './session.tsx';

function Elsewhere({ title, hint }: { readonly title: string; readonly hint: string }) {
  const { t } = useTranslation();
  return (
    <Result
      status="info"
      title={title}
      subTitle={hint}
      extra={
        <Link to="/">
          <Button type="primary">{t('action.toWorkbench')}</Button>
        </Link>
      }
    />
  );
}

type Props = { readonly rights: readonly string[]; readonly children: ReactNode };

/** A page for those who may use it; a clear word for others. The server decides all the same. */
export function Permitted({ rights, children }: Props) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const me = usePerson();
  if (!mayUse(me, rights)) {
    return <Elsewhere title={t('state.noRight')} hint={t('state.noRightHint')} />;
  }
  return <ErrorBoundary key={pathname}>{children}</ErrorBoundary>;
}

export function NotFound() {
  const { t } = useTranslation();
  return <Elsewhere title={t('state.noPage')} hint={t('state.noPageHint')} />;
}
