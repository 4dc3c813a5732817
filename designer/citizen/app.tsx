import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { switchLanguage } from '../shell/i18n.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { LookupPage } from './lookup-page.tsx';
import { ReportPages } from './report-pages.tsx';
import { hashOf, useRoute } from './route.ts';
import { TrackPage } from './track-page.tsx';
import { useDesk } from './use-desk.ts';

function Header() {
  const { t, i18n } = useTranslation();
  const { name } = useDesk();
  const other = i18n.language === 'en' ? 'zh-CN' : 'en';
  return (
    <header className="header">
      <a className="brand" href={hashOf({ name: 'category' })}>
        <img src="/favicon.svg" alt="" width={28} height={28} />
        {name || t('title')}
      </a>
      <button
        type="button"
        className="link"
        lang={other}
        onClick={() => void switchLanguage(other)}
      >
        {other === 'en' ? 'English' : '中文'}
      </button>
    </header>
  );
}

function Footer() {
  const { t } = useTranslation();
  return (
    <footer className="footer">
      <a href={hashOf({ name: 'category' })}>{t('nav.report')}</a>
      <a href={hashOf({ name: 'lookup' })}>{t('nav.lookup')}</a>
    </footer>
  );
}

/** The citizen's pages: report, what came of it, look it up. */
export function CitizenApp() {
  const { t } = useTranslation();
  const { name } = useDesk();
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const key = hashOf(route);
  const first = useRef(key);
  useEffect(() => {
    document.title = [t('title'), name].filter(Boolean).join(' · ');
  }, [t, name]);
  // A reader that speaks must hear that the page is another one.
  useEffect(() => {
    if (first.current !== key) main.current?.focus();
    first.current = key;
  }, [key]);
  return (
    <>
      <Header />
      <main ref={main} tabIndex={-1} className="main">
        <ErrorBoundary>
          {route.name === 'track' ? (
            <TrackPage key={route.token} token={route.token} />
          ) : route.name === 'lookup' ? (
            <LookupPage />
          ) : (
            <ReportPages step={route.name} />
          )}
        </ErrorBoundary>
      </main>
      <Footer />
    </>
  );
}
