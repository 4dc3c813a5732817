import { SearchOutlined } from '@ant-design/icons';
import type { Role, Unit, User } from '@liandong/runtime/api-types';
import {
  App,
  Button,
  Input,
  Popconfirm,
  Select,
  Space,
  Table,
  type TableColumnsType,
  Tag,
} from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useDisableUser, useRoles, useUnits, useUsers } from '../../api/organisation.ts';
import { textKey } from '../../shell/language.ts';
import { useProblemNotice } from '../../shell/problem-alert.tsx';
import { usePerson } from '../../shell/session.tsx';
import { Failure, Nothing } from '../../shell/states.tsx';
import { CreateUserDialog } from './create-user.tsx';
import { ResetPasswordButton } from './reset-password.tsx';

/** Enables at once, disables after asking; nothing on one's own row. */
function DisableButton({ user }: { readonly user: User }) {
  const { t } = useTranslation();
  const disable = useDisableUser();
  const tell = useProblemNotice();
  const { message } = App.useApp();
  const { name } = user;
  const change = (disabled: boolean) => {
    const onSuccess = () =>
      void message.success(t(disabled ? 'users.disabledNow' : 'users.enabledNow', { name }));
    disable.mutate({ user, disabled }, { onSuccess, onError: tell });
  };
  // Who disables themselves is signed out at once and cannot take it back.
  if (usePerson().id === user.id) return null;
  if (user.disabled) {
    return (
      <Button size="small" loading={disable.isPending} onClick={() => change(false)}>
        {t('users.enable')}
      </Button>
    );
  }
  return (
    <Popconfirm
      title={t('users.disableTitle', { name })}
      description={t('users.disableMeaning')}
      okText={t('users.disable')}
      okButtonProps={{ danger: true }}
      placement="topRight"
      onConfirm={() => change(true)}
    >
      <Button size="small" loading={disable.isPending}>
        {t('users.disable')}
      </Button>
    </Popconfirm>
  );
}

/** Names in place of the ids that a user carries. */
function useColumns(units: readonly Unit[], roles: readonly Role[]): TableColumnsType<User> {
  const { t, i18n } = useTranslation();
  const unitName = new Map(units.map((unit) => [unit.id, unit.name]));
  const roleName = new Map(roles.map((role) => [role.id, role.name[textKey(i18n.language)]]));
  const named = (names: Map<string, string>, ids: readonly string[]) =>
    [...new Set(ids)].map((id) => names.get(id) ?? id).join('、');
  return [
    { title: t('users.name'), dataIndex: 'name', width: 140 },
    { title: t('users.login'), dataIndex: 'login', width: 230 },
    {
      title: t('users.unit'),
      key: 'unit',
      render: (_, { posts }) =>
        named(
          unitName,
          posts.map((post) => post.unit),
        ),
    },
    {
      title: t('users.role'),
      key: 'role',
      render: (_, user) =>
        named(
          roleName,
          [...user.posts, ...user.roles].map((given) => given.role),
        ),
    },
    {
      title: t('users.state'),
      key: 'state',
      width: 110,
      render: (_, { disabled }) => <Tag>{disabled ? t('users.disabled') : t('users.enabled')}</Tag>,
    },
    {
      key: 'action',
      width: 190,
      render: (_, user) => (
        <Space>
          <ResetPasswordButton user={user} />
          <DisableButton user={user} />
        </Space>
      ),
    },
  ];
}

type FiltersProps = {
  readonly units: Parameters<typeof useColumns>[0];
  readonly roles: Parameters<typeof useColumns>[1];
  /** The value of a filter in the address bar. */
  readonly at: (name: string) => string;
  readonly change: (name: string, value: string | undefined) => void;
};

function Filters({ units, roles, at, change }: FiltersProps) {
  const { t, i18n } = useTranslation();
  return (
    <div className="filters">
      <Input
        className="filter-words"
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        aria-label={t('users.search')}
        placeholder={t('users.search')}
        value={at('q')}
        maxLength={60}
        onChange={(event) => change('q', event.target.value)}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        className="filter"
        aria-label={t('users.unit')}
        placeholder={t('users.unit')}
        value={at('unit') || undefined}
        options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
        onChange={(value: string | undefined) => change('unit', value)}
      />
      <Select
        allowClear
        className="filter"
        aria-label={t('users.role')}
        placeholder={t('users.role')}
        value={at('role') || undefined}
        options={roles.map(({ id, name }) => ({
          value: id,
          label: name[textKey(i18n.language)],
        }))}
        onChange={(value: string | undefined) => change('role', value)}
      />
    </div>
  );
}

/** People who can sign in: find, add, disable. */
export function Page() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const units = useUnits().data ?? [];
  const roles = useRoles().data ?? [];
  const at = (name: string) => search.get(name) ?? '';
  const list = useUsers({ q: at('q'), unit: at('unit'), role: at('role') });
  const columns = useColumns(units, roles);
  const change = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next, { replace: true });
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('menu.users')}</h1>
        <span className="meta">{t('users.total', { total: list.total })}</span>
        <Button type="primary" className="page-head-end" onClick={() => setCreating(true)}>
          {t('users.create')}
        </Button>
      </div>
      <Filters units={units} roles={roles} at={at} change={change} />
      {list.error && list.items.length === 0 ? (
        <Failure error={list.error} onRetry={list.reload} />
      ) : (
        <Table
          className="surface"
          rowKey="id"
          size="small"
          scroll={{ x: 1030 }}
          columns={columns}
          dataSource={list.items}
          loading={{ spinning: list.isLoading, delay: 200 }}
          pagination={false}
          locale={{ emptyText: <Nothing text={t('users.none')} /> }}
        />
      )}
      {list.hasMore && (
        <div className="load-more">
          <Button onClick={list.loadMore} loading={list.isLoadingMore}>
            {t('action.more')}
          </Button>
        </div>
      )}
      {creating && <CreateUserDialog units={units} onClose={() => setCreating(false)} />}
    </div>
  );
}
