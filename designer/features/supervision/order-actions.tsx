import type { Order } from '@liandong/runtime/api-types';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OrderOperation, useOrderOperation } from '../../api/cases.ts';
import { ProblemAlert, useProblemNotice } from '../../shell/problem-alert.tsx';
import { usualOperation } from './usual-operation.ts';

/** Operations that say something; the others are one click. */
const worded: readonly OrderOperation[] = ['report', 'send-back'];

type DialogProps = {
  readonly order: Order;
  readonly name: OrderOperation;
  readonly onClose: () => void;
};

function WordsDialog({ order, name, onClose }: DialogProps) {
  const { t } = useTranslation();
  const operate = useOrderOperation();
  const submit = ({ feedback }: { feedback: string }) =>
    operate.mutate({ id: order.id, name, feedback }, { onSuccess: onClose });
  return (
    <Modal open title={t(`orderOperation.${name}`)} footer={null} onCancel={onClose}>
      <Form layout="vertical" onFinish={submit}>
        <Form.Item
          name="feedback"
          label={t(`orderWords.${name}`)}
          rules={[{ required: true, whitespace: true, message: t('orderWords.missing') }]}
        >
          <Input.TextArea rows={4} maxLength={1000} autoFocus />
        </Form.Item>
        <ProblemAlert error={operate.error} />
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={operate.isPending}>
            {t(`orderOperation.${name}`)}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}

/** What the reader may do with an order now; the usual one stands out. */
export function OrderActions({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const operate = useOrderOperation();
  const tell = useProblemNotice();
  const [asked, setAsked] = useState<OrderOperation | null>(null);
  const usual = usualOperation(order);
  const start = (name: OrderOperation) => {
    if (worded.includes(name)) setAsked(name);
    else operate.mutate({ id: order.id, name }, { onError: tell });
  };
  return (
    <div className="card-actions">
      {order.operations.map((name) => (
        <Button
          key={name}
          type={name === usual ? 'primary' : 'default'}
          disabled={operate.isPending}
          onClick={() => start(name)}
        >
          {t(`orderOperation.${name}`)}
        </Button>
      ))}
      {asked && <WordsDialog order={order} name={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}
