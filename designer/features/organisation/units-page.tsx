import type { Unit } from '@liandong/runtime/api-types';
import { Table, type TableColumnsType } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useUnits } from '../../api/organisation.ts';
import { Answer, Nothing } from '../../shell/states.tsx';
import { type UnitNode, unitTree } from './unit-tree.ts';

function columnsOf(t: TFunction): TableColumnsType<UnitNode> {
  return [
    {
      title: t('units.name'),
      dataIndex: 'name',
      render: (name: string, unit) => <Link to={`/users?unit=${unit.id}`}>{name}</Link>,
    },
    {
      title: t('units.kind'),
      dataIndex: 'kind',
      width: 160,
      render: (kind: string) => t(`unitKind.${kind}`, { defaultValue: kind }),
    },
    { title: t('units.staff'), dataIndex: 'staff', width: 120, align: 'right' },
    {
      title: t('units.quota'),
      dataIndex: 'quota',
      width: 120,
      align: 'right',
      render: (quota: number | null) => quota ?? t('units.noQuota'),
    },
  ];
}

function UnitTable({ units }: { readonly units: readonly Unit[] }) {
  const { t } = useTranslation();
  const roots = unitTree(units);
  return (
    <Table
      className="surface"
      rowKey="id"
      size="small"
      scroll={{ x: 640 }}
      pagination={false}
      columns={columnsOf(t)}
      dataSource={roots}
      expandable={{ defaultExpandedRowKeys: roots.map((root) => root.id) }}
      locale={{ emptyText: <Nothing text={t('units.none')} /> }}
    />
  );
}

/** The organisation as a tree, with people and posts of each unit. */
export function Page() {
  const { t } = useTranslation();
  const query = useUnits();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('menu.units')}</h1>
        {query.data && (
          <span className="meta">{t('units.total', { count: query.data.length })}</span>
        )}
      </div>
      <Answer query={query}>{(units) => <UnitTable units={units} />}</Answer>
    </div>
  );
}
