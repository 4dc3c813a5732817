import { useQueryClient } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import en from 'antd/es/locale/en_US';
import zh from 'antd/es/locale/zh_CN';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { router } from './router.tsx';
import { styleNonce, theme } from './theme.ts';

const nonce = styleNonce();

/** Clear of the actions at the top right and in the bar at the bottom; they go by themselves. */
const notices = {
  placement: 'bottomLeft',
  bottom: 88,
  duration: 6,
  pauseOnHover: false,
  maxCount: 3,
} as const;

/** Language, theme and routes around every page. */
export function Root() {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  // The server writes forms and names of steps in the language that it is asked in.
  useEffect(() => {
    const again = async () => {
      // What is on its way for the first time would arrive in the language of before.
      await client.cancelQueries();
      await client.invalidateQueries();
    };
    const hear = () => void again();
    i18n.on('languageChanged', hear);
    return () => i18n.off('languageChanged', hear);
  }, [client, i18n]);
  useEffect(() => {
    document.title = t('brand.title');
  }, [t]);
  return (
    <ConfigProvider
      locale={i18n.language === 'en' ? en : zh}
      theme={theme}
      button={{ autoInsertSpace: false }}
      {...(nonce ? { csp: { nonce } } : {})}
    >
      <App className="app" notification={notices}>
        <RouterProvider router={router} />
      </App>
    </ConfigProvider>
  );
}
