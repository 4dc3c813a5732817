import {
  AlertOutlined,
  ApartmentOutlined,
  FileSearchOutlined,
  FormOutlined,
  InboxOutlined,
  PartitionOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import { supervisionRights } from './rights.ts';

/** A page of the workbench: one line here, one folder under `features`. */
export type ShellPage = {
  readonly path: string;
  /** Any one of these opens it; empty means everyone who is signed in. */
  readonly rights: readonly string[];
  readonly load: () => Promise<{ Page: ComponentType }>;
  /** Absent for pages that are reached from another one. */
  readonly menu?: { readonly text: string; readonly icon: ReactNode; readonly group?: string };
};

export const pages: readonly ShellPage[] = [
  {
    path: '/',
    rights: [],
    load: () => import('../features/workbench/workbench-page.tsx'),
    menu: { text: 'menu.workbench', icon: <InboxOutlined aria-hidden /> },
  },
  {
    path: '/intake',
    rights: ['case.intake'],
    load: () => import('../features/intake/intake-page.tsx'),
    menu: { text: 'menu.intake', icon: <FormOutlined aria-hidden /> },
  },
  {
    path: '/cases',
    rights: ['case.read'],
    load: () => import('../features/cases/case-list-page.tsx'),
    menu: { text: 'menu.cases', icon: <FileSearchOutlined aria-hidden /> },
  },
  {
    path: '/supervision',
    rights: supervisionRights,
    load: () => import('../features/supervision/supervision-page.tsx'),
    menu: { text: 'menu.supervision', icon: <AlertOutlined aria-hidden /> },
  },
  {
    path: '/units',
    rights: ['organisation.manage'],
    load: () => import('../features/organisation/units-page.tsx'),
    menu: {
      text: 'menu.units',
      icon: <ApartmentOutlined aria-hidden />,
      group: 'menu.organisation',
    },
  },
  {
    path: '/users',
    rights: ['user.manage'],
    load: () => import('../features/organisation/users-page.tsx'),
    menu: { text: 'menu.users', icon: <TeamOutlined aria-hidden />, group: 'menu.organisation' },
  },
  {
    path: '/design',
    rights: ['pack.design'],
    load: () => import('../editors/packs-page.tsx'),
    menu: { text: 'menu.packs', icon: <PartitionOutlined aria-hidden />, group: 'menu.design' },
  },
  {
    path: '/design/:pack/:path',
    rights: ['pack.design'],
    load: () => import('../editors/process/page.tsx'),
  },
  { path: '/tasks/:id', rights: [], load: () => import('../features/task/task-page.tsx') },
  { path: '/cases/:id', rights: [], load: () => import('../features/cases/case-page.tsx') },
];
