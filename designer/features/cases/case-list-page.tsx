import './cases.css';
import { SearchOutlined } from '@ant-design/icons';
import type { CaseRow } from '@liandong/runtime/api-types';
import { Button, Input, Select, Table, type TableColumnsType } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useCaseList } from '../../api/cases.ts';
import { CaseBadges, StatusTag } from '../../parts/badges.tsx';
import { CaseNumber } from '../../parts/case-number.tsx';
import { Due } from '../../parts/light.tsx';
import { Moment } from '../../parts/moment.tsx';
import { ended, statuses } from '../../parts/status.ts';
import { CaseRowButton } from '../../parts/work-row.tsx';
import { Failure, Loading, Nothing } from '../../shell/states.tsx';
import { usePhone } from '../../shell/use-phone.ts';
import { type filterNames, filtersOf, lights } from './case-filters.ts';

function columnsOf(t: TFunction): TableColumnsType<CaseRow> {
  return [
    {
      title: t('cases.number'),
      dataIndex: 'number',
      width: 190,
      render: (number: string, row) => (
        <Link to={`/cases/${row.id}`}>
          <CaseNumber>{number}</CaseNumber>
        </Link>
      ),
    },
    {
      title: t('cases.title'),
      dataIndex: 'title',
      ellipsis: { showTitle: false },
      render: (title: string, row) => (
        <span className="cell-title">
          <span className="one-line" title={title}>
            {title}
          </span>
          <CaseBadges of={row} />
        </span>
      ),
    },
    {
      title: t('cases.status'),
      dataIndex: 'status',
      width: 120,
      render: (status: string) => <StatusTag status={status} />,
    },
    {
      title: t('cases.unit'),
      dataIndex: ['unit', 'name'],
      width: 160,
      ellipsis: true,
    },
    {
      title: t('cases.due'),
      dataIndex: 'dueAt',
      width: 210,
      render: (dueAt: string | null, row) =>
        ended(row.status) ? null : <Due at={dueAt} light={row.light} />,
    },
    {
      title: t('cases.created'),
      dataIndex: 'createdAt',
      width: 120,
      render: (createdAt: string) => <Moment at={createdAt} />,
    },
  ];
}

type Change = (name: (typeof filterNames)[number], value: string | undefined) => void;

function Filters({
  search,
  change,
}: {
  readonly search: URLSearchParams;
  readonly change: Change;
}) {
  const { t } = useTranslation();
  const choices = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${group}.${value}`) }));
  const filter = (name: (typeof filterNames)[number], group: string, values: readonly string[]) => (
    <Select
      allowClear
      className="filter"
      aria-label={t(`cases.filter.${name}`)}
      placeholder={t(`cases.filter.${name}`)}
      value={search.get(name) ?? undefined}
      options={choices(group, values)}
      onChange={(value: string | undefined) => change(name, value)}
    />
  );
  return (
    <div className="filters">
      <Input
        className="filter-words"
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        maxLength={60}
        value={search.get('q') ?? ''}
        onChange={(event) => change('q', event.target.value)}
      />
      {filter('status', 'status', statuses)}
      {filter('light', 'light', lights)}
      {filter('supervised', 'cases.supervised', ['yes', 'no'])}
      {filter('sort', 'cases.sort', ['-created', 'created', 'due', '-due'])}
    </div>
  );
}

type CasesProps = { readonly rows: readonly CaseRow[]; readonly loading: boolean };

/** A table where there is room for one, rows of two lines on a phone. */
function Cases({ rows, loading }: CasesProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const phone = usePhone();
  const open = (id: string) => void navigate(`/cases/${id}`);
  if (phone && loading) return <Loading />;
  if (phone && rows.length > 0) {
    return (
      <ul className="work-rows surface">
        {rows.map((row) => (
          <li key={row.id}>
            <CaseRowButton row={row} id={row.id} open={false} onOpen={open} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <Table
      className="surface"
      rowKey="id"
      size="small"
      sticky={{ offsetHeader: 0 }}
      scroll={{ x: 980 }}
      columns={columnsOf(t)}
      dataSource={rows}
      loading={{ spinning: loading, delay: 200 }}
      pagination={false}
      locale={{ emptyText: <Nothing text={t('cases.none')} /> }}
      onRow={(row) => ({ onDoubleClick: () => open(row.id) })}
    />
  );
}

/** Every case the person may see; filters stand in the address bar. */
export function Page() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const list = useCaseList(filtersOf(search));
  const change: Change = (name, value) =>
    setSearch(
      (present) => {
        const next = new URLSearchParams(present);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return (
    <div className="page page-wide">
      <div className="page-head">
        <h1>{t('menu.cases')}</h1>
        <span className="meta">{t('cases.total', { total: list.total })}</span>
      </div>
      <Filters search={search} change={change} />
      {list.error && list.items.length === 0 ? (
        <Failure error={list.error} onRetry={list.reload} />
      ) : (
        <Cases rows={list.items} loading={list.isLoading} />
      )}
      {list.hasMore && (
        <div className="load-more">
          <Button onClick={list.loadMore} loading={list.isLoadingMore}>
            {t('action.more')}
          </Button>
        </div>
      )}
    </div>
  );
}
