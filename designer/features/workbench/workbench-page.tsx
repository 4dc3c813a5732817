import './workbench.css';
import { ArrowLeftOutlined, SearchOutlined } from '@ant-design/icons';
import type { TaskRow } from '@liandong/runtime/api-types';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../../api/keys.ts';
import type { Page as ListPage } from '../../api/page.ts';
import { useTaskCounts } from '../../api/tasks.ts';
import { Loading, Nothing } from '../../shell/states.tsx';
import { usePhone } from '../../shell/use-phone.ts';
import { type Place, tabs, usePlace } from './place.ts';
import { afterCompletion } from './selection.ts';
import { MineWorkList, TaskWorkList } from './work-list.tsx';

// The list comes up before what it takes to show one of its rows.
const CaseView = lazy(async () => ({
  default: (await import('../cases/case-view.tsx')).CaseView,
}));
const TaskView = lazy(async () => ({
  default: (await import('../task/task-view.tsx')).TaskView,
}));

type PaneProps = {
  readonly place: Place;
  readonly change: (part: Partial<Place>, replace?: boolean) => void;
};

function ListPane({ place, change }: PaneProps) {
  const { t } = useTranslation();
  const counts = useTaskCounts().data;
  const list = {
    q: place.q,
    open: place.open,
    onOpen: (id: string) => change({ open: id }),
  };
  const items = tabs.map((tab) => ({
    key: tab,
    label: (
      <>
        {t(`workbench.tab.${tab}`)} <span className="count">{counts?.[tab] ?? ''}</span>
      </>
    ),
  }));
  return (
    <section className="work-list" aria-label={t('menu.workbench')}>
      <Tabs
        tabBarGutter={16}
        items={items}
        activeKey={place.tab}
        onChange={(key) =>
          change({ tab: tabs.find((tab) => tab === key) ?? 'assigned', open: null })
        }
      />
      <Input
        className="work-search"
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        aria-label={t('workbench.search')}
        placeholder={t('search.placeholder')}
        value={place.q}
        maxLength={60}
        onChange={(event) => change({ q: event.target.value }, true)}
      />
      <div className="work-scroll">
        {place.tab === 'mine' ? (
          <MineWorkList {...list} />
        ) : (
          <TaskWorkList key={place.tab} list={place.tab} {...list} />
        )}
      </div>
    </section>
  );
}

/** Rows of the list as it was before the completed one left it. */
function useShownIds(place: Place): () => string[] {
  const client = useQueryClient();
  return () => {
    const key = keys.taskList(place.tab, place.q);
    const data = client.getQueryData<InfiniteData<ListPage<TaskRow>>>(key);
    return data?.pages.flatMap((page) => page.items.map((row) => row.id)) ?? [];
  };
}

function DetailPane({ place, change }: PaneProps) {
  const { t } = useTranslation();
  const shownIds = useShownIds(place);
  const open = place.open;
  if (open === null) return <Nothing text={t('workbench.choose')} />;
  if (place.tab === 'mine') return <CaseView key={open} id={open} />;
  return (
    <TaskView
      key={open}
      id={open}
      onCompleted={(next) => change({ open: afterCompletion(shownIds(), open, next) }, true)}
    />
  );
}

/** A list of work beside the one that is open; on a phone one after the other. */
export function Page() {
  const { t } = useTranslation();
  const [place, change] = usePlace();
  const phone = usePhone();
  if (phone && place.open !== null) {
    return (
      <div className="work-detail">
        <Button
          type="text"
          icon={<ArrowLeftOutlined aria-hidden />}
          onClick={() => change({ open: null })}
          className="work-back"
        >
          {t('action.back')}
        </Button>
        <Suspense fallback={<Loading />}>
          <DetailPane place={place} change={change} />
        </Suspense>
      </div>
    );
  }
  return (
    <div className="workbench">
      <ListPane place={place} change={change} />
      {!phone && (
        <section className="work-detail" aria-label={t('workbench.detail')}>
          <Suspense fallback={<Loading />}>
            <DetailPane place={place} change={change} />
          </Suspense>
        </section>
      )}
    </div>
  );
}
