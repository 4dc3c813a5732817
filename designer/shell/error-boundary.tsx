import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';

function Broken({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Result
      status="error"
      role="alert"
      title={t('state.broken')}
      subTitle={t('state.brokenHint')}
      extra={
        <Button type="primary" onClick={onRetry}>
          {t('action.reload')}
        </Button>
      }
    />
  );
}

/** A page that breaks takes nothing else with it. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { broken: boolean }
> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return <Broken onRetry={() => this.setState({ broken: false })} />;
  }
}

/** For a page whose code could not be loaded, after a new release for example. */
export function RouteFailure() {
  useRouteError();
  return <Broken onRetry={() => window.location.reload()} />;
}
