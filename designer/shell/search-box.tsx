import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { mayUse } from './rights.ts';
import { usePerson } from './session.tsx';

/** Finds cases by number or words from anywhere; `Ctrl K` goes there. */
export function SearchBox() {
  const { t } = useTranslation();
  const input = useRef<InputRef>(null);
  const navigate = useNavigate();
  const me = usePerson();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.focus({ cursor: 'all' });
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  if (!mayUse(me, ['case.read'])) return <div className="top-search" />;
  const search = (text: string) => {
    if (text.trim()) void navigate(`/cases?q=${encodeURIComponent(text.trim())}`);
  };
  return (
    <search className="top-search">
      <Input
        ref={input}
        prefix={<SearchOutlined aria-hidden />}
        suffix={<kbd className="wide-only">Ctrl K</kbd>}
        placeholder={t('search.placeholder')}
        aria-label={t('search.label')}
        maxLength={60}
        onPressEnter={(event) => search(event.currentTarget.value)}
      />
    </search>
  );
}
