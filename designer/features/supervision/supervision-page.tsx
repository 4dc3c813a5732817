import './supervision.css';
import type { CaseRow, Order } from '@liandong/runtime/api-types';
import { Button, Radio, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useCaseList, useOrders } from '../../api/cases.ts';
import type { Pages } from '../../api/page.ts';
import { CaseBadges, StatusTag } from '../../parts/badges.tsx';
import { CaseNumber } from '../../parts/case-number.tsx';
import { Due, Light, type LightColour } from '../../parts/light.tsx';
import { OrderSummary } from '../../parts/order-summary.tsx';
import { SuperviseButton } from '../../parts/supervise-button.tsx';
import { Failure, Loading, Nothing } from '../../shell/states.tsx';
import { exactMoment } from '../../shell/time.ts';
import { OrderActions } from './order-actions.tsx';

type CardsProps<Item> = {
  readonly pages: Pages<Item>;
  readonly none: string;
  readonly render: (item: Item) => ReactNode;
};

function Cards<Item extends { id: string }>({ pages, none, render }: CardsProps<Item>) {
  const { t } = useTranslation();
  if (pages.isLoading) return <Loading />;
  if (pages.error && pages.items.length === 0) {
    return <Failure error={pages.error} onRetry={pages.reload} />;
  }
  if (pages.items.length === 0) return <Nothing text={none} />;
  return (
    <ul className="cards">
      {pages.items.map((item) => (
        <li key={item.id} className="card surface">
          {render(item)}
        </li>
      ))}
      {pages.hasMore && (
        <li className="load-more">
          <Button onClick={pages.loadMore} loading={pages.isLoadingMore}>
            {t('action.more')}
          </Button>
        </li>
      )}
    </ul>
  );
}

function OrderCard({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="card-words">
        <Link to={`/cases/${order.caseId}`} className="card-title">
          {order.caseTitle}
        </Link>
        <div className="case-head-meta">
          <CaseNumber>{order.caseNumber}</CaseNumber>
          <span className="meta">
            {t('supervise.dueAt')} {exactMoment(Date.parse(order.dueAt))}
          </span>
        </div>
        <OrderSummary order={order} />
      </div>
      <OrderActions order={order} />
    </>
  );
}

function CaseCard({ item }: { readonly item: CaseRow }) {
  return (
    <>
      <div className="card-words">
        <Link to={`/cases/${item.id}`} className="card-title">
          {item.title}
        </Link>
        <div className="case-head-meta">
          <CaseNumber>{item.number}</CaseNumber>
          <StatusTag status={item.status} />
          <Due at={item.dueAt} light={item.light} />
          {item.unit && <span className="meta">{item.unit.name}</span>}
          <CaseBadges of={item} />
        </div>
      </div>
      {item.supervision === 'none' && <SuperviseButton caseId={item.id} />}
    </>
  );
}

function Orders({ state }: { readonly state: 'open' | 'closed' }) {
  const { t } = useTranslation();
  const pages = useOrders(state);
  return (
    <Cards
      pages={pages}
      none={t(`supervision.none.${state}`)}
      render={(order) => <OrderCard order={order} />}
    />
  );
}

const lightNames = ['red', 'orange', 'yellow'] as const satisfies readonly LightColour[];

function CasesByLight({ light, onLight }: { light: LightColour; onLight: (l: string) => void }) {
  const { t } = useTranslation();
  const pages = useCaseList({ light, sort: 'due' });
  return (
    <>
      <Radio.Group
        className="light-choice"
        aria-label={t('supervision.lights')}
        optionType="button"
        value={light}
        options={lightNames.map((name) => ({ value: name, label: <Light colour={name} /> }))}
        onChange={(event) => onLight(event.target.value)}
      />
      <Cards
        pages={pages}
        none={t('supervision.noneLight', { light: t(`light.${light}`) })}
        render={(item) => <CaseCard item={item} />}
      />
    </>
  );
}

/** The supervisor's desk: what runs late, and the orders about it. */
export function Page() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const tab = search.get('tab') ?? 'open';
  const light = lightNames.find((name) => name === search.get('light')) ?? 'red';
  const items = [
    { key: 'open', label: t('supervision.open'), children: <Orders state="open" /> },
    {
      key: 'lights',
      label: t('supervision.lights'),
      children: (
        <CasesByLight
          light={light}
          onLight={(name) => setSearch({ tab: 'lights', light: name }, { replace: true })}
        />
      ),
    },
    { key: 'closed', label: t('supervision.closed'), children: <Orders state="closed" /> },
  ];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('menu.supervision')}</h1>
      </div>
      <Tabs
        tabBarGutter={16}
        items={items}
        activeKey={tab}
        destroyOnHidden
        onChange={(key) => setSearch(key === 'open' ? {} : { tab: key })}
      />
    </div>
  );
}
