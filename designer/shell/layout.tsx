import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Layout } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet } from 'react-router';
import { useChangeLanguage } from '../api/session.ts';
import { ConnectionBanner } from './connection.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { menuPages, SideMenu } from './menu.tsx';
import { NoticesBell } from './notices-bell.tsx';
import { PersonMenu } from './person-menu.tsx';
import { SearchBox } from './search-box.tsx';
import { SessionGate, usePerson } from './session.tsx';
import { usePhone } from './use-phone.ts';

const collapsedKey = 'liandong.menu.collapsed';

function TopBar() {
  const { t } = useTranslation();
  const changeLanguage = useChangeLanguage();
  return (
    <Layout.Header className="top-bar">
      <Link to="/" className="brand" aria-label={t('brand.short')}>
        <img src="/favicon.svg" alt="" width={24} height={24} />
        <span>{t('brand.short')}</span>
      </Link>
      <SearchBox />
      <div className="top-bar-end">
        <NoticesBell />
        <LanguageSwitch onSwitched={(language) => changeLanguage.mutate(language)} />
        <PersonMenu />
      </div>
    </Layout.Header>
  );
}

/** What the thumb reaches: the first three pages and the whole menu. */
function BottomBar() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const first = menuPages(usePerson()).slice(0, 3);
  return (
    <nav className="bottom-bar" aria-label={t('menu.label')}>
      {first.map((page) => (
        <NavLink key={page.path} to={page.path} end={page.path === '/'}>
          {page.menu.icon}
          <span>{t(page.menu.text)}</span>
        </NavLink>
      ))}
      <button type="button" onClick={() => setOpen(true)}>
        <MenuOutlined aria-hidden />
        <span>{t('menu.more')}</span>
      </button>
      <Drawer open={open} placement="bottom" title={t('menu.label')} onClose={() => setOpen(false)}>
        <SideMenu onChosen={() => setOpen(false)} />
      </Drawer>
    </nav>
  );
}

function SideBar() {
  const { t } = useTranslation();
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(collapsedKey) === 'yes');
  const toggle = () => {
    localStorage.setItem(collapsedKey, collapsed ? 'no' : 'yes');
    setCollapsed(!collapsed);
  };
  return (
    <Layout.Sider
      theme="light"
      width={208}
      collapsedWidth={64}
      collapsed={collapsed}
      className="side-bar"
    >
      <nav aria-label={t('menu.label')}>
        <SideMenu />
      </nav>
      <Button
        type="text"
        className="side-bar-toggle"
        icon={<MenuOutlined aria-hidden />}
        aria-label={collapsed ? t('menu.expand') : t('menu.collapse')}
        aria-expanded={!collapsed}
        onClick={toggle}
      />
    </Layout.Sider>
  );
}

function Frame() {
  const { t } = useTranslation();
  const phone = usePhone();
  return (
    <Layout className="frame">
      <a className="skip-link" href="#content">
        {t('menu.skip')}
      </a>
      <TopBar />
      <ConnectionBanner />
      <Layout hasSider={!phone}>
        {!phone && <SideBar />}
        <Layout.Content id="content" tabIndex={-1} className="content" role="main">
          <Outlet />
        </Layout.Content>
      </Layout>
      {phone && <BottomBar />}
    </Layout>
  );
}

export function AppLayout() {
  return (
    <SessionGate>
      <Frame />
    </SessionGate>
  );
}
