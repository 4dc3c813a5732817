import './shell/shell.css';
import './parts/parts.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ProblemError } from './api/problem-error.ts';
import { startTexts } from './shell/i18n.ts';
import type { LanguageTag } from './shell/language.ts';
import { Root } from './shell/root.tsx';

const texts = {
  'zh-CN': () => import('./shell/texts/zh-CN.json'),
  en: () => import('./shell/texts/en.json'),
} satisfies { [language in LanguageTag]: unknown };

/** Refusals are final; only a lost connection or a busy server is worth another try. */
function worthRetrying(failures: number, error: Error): boolean {
  const passing = error instanceof ProblemError && (error.status === 0 || error.status === 503);
  return passing && failures < 2;
}

const client = new QueryClient({
  defaultOptions: {
    // What the browser believes of the network decides nothing: a banner tells, nothing waits.
    queries: { retry: worthRetrying, staleTime: 5_000, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

await startTexts((language) => texts[language]());
const container = document.getElementById('root');
if (!container) throw new Error('Expected an element with the id root but there is none');
createRoot(container).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Root />
    </QueryClientProvider>
  </StrictMode>,
);
