import type { Me } from '@liandong/runtime/api-types';
import { Menu } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { pages, type ShellPage } from './pages.tsx';
import { mayUse } from './rights.ts';
import { usePerson } from './session.tsx';

type MenuPage = ShellPage & { readonly menu: NonNullable<ShellPage['menu']> };

/** Pages of the menu that this person may use, in menu order. */
export function menuPages(me: Me): MenuPage[] {
  return pages.filter((page): page is MenuPage => {
    return page.menu !== undefined && mayUse(me, page.rights);
  });
}

/** The menu page that an address belongs to: the longest path it begins with. */
function menuPathOf(pathname: string, paths: readonly string[]): string | undefined {
  const inside = (path: string) => path !== '/' && `${pathname}/`.startsWith(`${path}/`);
  const [longest] = paths.filter(inside).sort((a, b) => b.length - a.length);
  if (longest !== undefined) return longest;
  return pathname === '/' || pathname.startsWith('/tasks') ? '/' : undefined;
}

function itemOf(page: MenuPage, t: TFunction) {
  return {
    key: page.path,
    icon: page.menu.icon,
    label: <Link to={page.path}>{t(page.menu.text)}</Link>,
  };
}

/** The side menu: two levels at most, by right. */
export function SideMenu({ onChosen }: { readonly onChosen?: () => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const allowed = menuPages(usePerson());
  const groups = [...new Set(allowed.flatMap((page) => page.menu.group ?? []))];
  const items = [
    ...allowed.filter((page) => !page.menu.group).map((page) => itemOf(page, t)),
    ...groups.map((group) => ({
      key: group,
      type: 'group' as const,
      label: t(group),
      children: allowed.filter((page) => page.menu.group === group).map((page) => itemOf(page, t)),
    })),
  ];
  const selected = menuPathOf(
    pathname,
    allowed.map((page) => page.path),
  );
  return (
    <Menu
      mode="inline"
      items={items}
      selectedKeys={selected ? [selected] : []}
      {...(onChosen ? { onClick: onChosen } : {})}
    />
  );
}
