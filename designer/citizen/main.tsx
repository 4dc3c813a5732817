import './citizen.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTexts } from '../shell/i18n.ts';
import type { LanguageTag } from '../shell/language.ts';
import { CitizenApp } from './app.tsx';

const texts = {
  'zh-CN': () => import('./texts/zh-CN.json'),
  en: () => import('./texts/en.json'),
} satisfies { [language in LanguageTag]: unknown };

await startTexts((language) => texts[language]());
const container = document.getElementById('root');
if (!container) throw new Error('Expected an element with the id root but there is none');
createRoot(container).render(
  <StrictMode>
    <CitizenApp />
  </StrictMode>,
);
