import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

function Broken() {
  const { t } = useTranslation();
  return (
    <div role="alert" className="problem">
      <strong>{t('problem.broken')}</strong>
      <button type="button" onClick={() => window.location.reload()}>
        {t('action.retry')}
      </button>
    </div>
  );
}

/** A page that breaks says so; what was typed is kept and comes back with a reload. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { broken: boolean }
> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}
