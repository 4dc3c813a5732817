import type { CaseDetail } from '@liandong/runtime/api-types';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { limitWords } from '../shell/limit.ts';
import { Due } from './light.tsx';
import { Moment } from './moment.tsx';
import { OrderSummary } from './order-summary.tsx';

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type Clock = CaseDetail['clocks'][number];

function ClockFact({ clock }: { readonly clock: Clock }) {
  const { t } = useTranslation();
  return (
    <Fact name={t(`clock.${clock.kind}`)}>
      {clock.state === 'running' ? (
        <Due at={clock.dueAt} light={clock.light} />
      ) : (
        t(`clock.${clock.state}`)
      )}
      <div className="meta">
        {t('clock.limit', { limit: limitWords(t, clock.limit) })}
        {clock.provisional && ` · ${t('clock.provisional')}`}
      </div>
    </Fact>
  );
}

/** Who, where, since when, what runs and what was ordered. */
export function CaseFacts({ of: item }: { readonly of: CaseDetail }) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      {item.tasks.map((task) => (
        <Fact key={task.id} name={task.name}>
          {task.assignee?.name ?? task.unit?.name ?? t('facts.unclaimed')}
        </Fact>
      ))}
      {item.unit && <Fact name={t('facts.unit')}>{item.unit.name}</Fact>}
      {item.area && <Fact name={t('facts.area')}>{item.area.name}</Fact>}
      {item.clocks
        .filter((clock) => clock.state !== 'stopped')
        .map((clock) => (
          <ClockFact key={clock.kind + clock.startedAt} clock={clock} />
        ))}
      <Fact name={t('facts.created')}>
        <Moment at={item.createdAt} />
      </Fact>
      {item.closedAt && (
        <Fact name={t('facts.closed')}>
          <Moment at={item.closedAt} />
        </Fact>
      )}
      {item.orders.length > 0 && (
        <Fact name={t('facts.orders')}>
          {item.orders.map((order) => (
            <OrderSummary key={order.id} order={order} />
          ))}
        </Fact>
      )}
    </dl>
  );
}
