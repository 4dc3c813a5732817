import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { switchLanguage } from './i18n.ts';
import type { LanguageTag } from './language.ts';

type Props = { readonly onSwitched?: (language: LanguageTag) => void };

/** Names the language one would get, in that language. */
export function LanguageSwitch({ onSwitched }: Props) {
  const { i18n } = useTranslation();
  const other: LanguageTag = i18n.language === 'en' ? 'zh-CN' : 'en';
  const choose = async () => {
    await switchLanguage(other);
    onSwitched?.(other);
  };
  return (
    <Button
      type="text"
      lang={other}
      icon={<GlobalOutlined aria-hidden />}
      onClick={() => void choose()}
    >
      {other === 'en' ? 'English' : '中文'}
    </Button>
  );
}
