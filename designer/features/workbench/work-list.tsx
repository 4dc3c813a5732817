import { Button } from 'antd';
import { type ReactNode, useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseList } from '../../api/cases.ts';
import type { Pages } from '../../api/page.ts';
import { useTakeOn } from '../../api/take-on.ts';
import { type TaskListName, useTaskList } from '../../api/tasks.ts';
import { CaseRowButton, TaskRowButton } from '../../parts/work-row.tsx';
import { useProblemNotice } from '../../shell/problem-alert.tsx';
import { Failure, Loading, Nothing } from '../../shell/states.tsx';
import { useListKeys } from './list-keys.ts';
import type { Tab } from './place.ts';

type ListProps = {
  readonly q: string;
  readonly open: string | null;
  readonly onOpen: (id: string) => void;
};

type RowsProps<Item> = {
  readonly pages: Pages<Item>;
  readonly tab: Tab;
  readonly ids: readonly string[];
  readonly open: string | null;
  readonly onClaim: (id: string) => void;
  readonly render: (item: Item) => ReactNode;
};

function Rows<Item extends { id: string }>(props: RowsProps<Item>) {
  const { pages, tab, ids, open, onClaim, render } = props;
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  useListKeys({ list, ids, open, onClaim });
  if (pages.isLoading) return <Loading rows={8} />;
  if (pages.error && pages.items.length === 0) {
    return <Failure error={pages.error} onRetry={pages.reload} />;
  }
  if (pages.items.length === 0) return <Nothing text={t(`workbench.none.${tab}`)} />;
  return (
    <ul className="work-rows" ref={list} aria-label={t(`workbench.tab.${tab}`)}>
      {pages.items.map((item) => (
        <li key={item.id}>{render(item)}</li>
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

const nothing = () => undefined;

export function TaskWorkList(props: ListProps & { readonly list: TaskListName }) {
  const { list, q, open, onOpen } = props;
  const pages = useTaskList(list, q);
  const claim = useTakeOn().mutate;
  const tell = useProblemNotice();
  const onClaim = useCallback(
    (id: string) => claim(id, { onSuccess: ({ next }) => onOpen(next ?? id), onError: tell }),
    [claim, onOpen, tell],
  );
  return (
    <Rows
      pages={pages}
      tab={list}
      ids={pages.items.map((row) => row.id)}
      open={open}
      onClaim={list === 'claimable' ? onClaim : nothing}
      render={(row) => (
        <TaskRowButton row={row} id={row.id} open={row.id === open} onOpen={onOpen} />
      )}
    />
  );
}

export function MineWorkList({ q, open, onOpen }: ListProps) {
  const pages = useCaseList({ q, by: 'mine' });
  return (
    <Rows
      pages={pages}
      tab="mine"
      ids={pages.items.map((row) => row.id)}
      open={open}
      onClaim={nothing}
      render={(row) => (
        <CaseRowButton row={row} id={row.id} open={row.id === open} onOpen={onOpen} />
      )}
    />
  );
}
