import type { Order } from '@liandong/runtime/api-types';
import { useTranslation } from 'react-i18next';
import { Moment } from './moment.tsx';

/** A supervision order in two lines. */
export function OrderSummary({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  return (
    <div className="order-summary">
      <strong>{t('badge.supervised', { level: order.level })}</strong> ·{' '}
      {t(`orderState.${order.state}`, { defaultValue: order.state })}
      <div className="meta">
        {order.openedBy.name} · <Moment at={order.openedAt} />
      </div>
      <div className="long-text">{order.reason}</div>
      {order.feedback && <blockquote className="opinion">{order.feedback}</blockquote>}
    </div>
  );
}
