import { AlertOutlined } from '@ant-design/icons';
import type { SuperviseProposal } from '@liandong/runtime/api-types';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSupervise, useSuperviseProposal } from '../api/cases.ts';
import { ProblemError } from '../api/problem-error.ts';
import { newKey } from '../api/request.ts';
import { ProblemAlert } from '../shell/problem-alert.tsx';
import { Answer } from '../shell/states.tsx';
import { exactMoment } from '../shell/time.ts';

type ConfirmProps = {
  readonly caseId: string;
  readonly proposal: SuperviseProposal;
  readonly onDone: () => void;
};

/** The one confirmation: everything is filled in, the button is at hand. */
function Confirmation({ caseId, proposal, onDone }: ConfirmProps) {
  const { t } = useTranslation();
  const supervise = useSupervise(caseId);
  const { message } = App.useApp();
  const [key] = useState(newKey);
  const submit = ({ reason }: { reason: string }) =>
    supervise.mutate(
      { key, reason },
      {
        onSuccess: (order) => {
          void message.success(t('supervise.done', { level: order.level }));
          onDone();
        },
      },
    );
  const isOpen = supervise.error instanceof ProblemError && supervise.error.code === 'order-open';
  return (
    <Form layout="vertical" initialValues={{ reason: proposal.reason }} onFinish={submit}>
      <dl className="facts facts-row">
        <div className="fact">
          <dt>{t('supervise.level')}</dt>
          <dd>{t(`level.${proposal.level}`)}</dd>
        </div>
        <div className="fact">
          <dt>{t('supervise.dueAt')}</dt>
          <dd>{exactMoment(Date.parse(proposal.dueAt))}</dd>
        </div>
      </dl>
      <Form.Item
        name="reason"
        label={t('supervise.reason')}
        rules={[{ required: true, whitespace: true, message: t('supervise.reasonMissing') }]}
        extra={t('supervise.notified')}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <ProblemAlert error={supervise.error}>
        {isOpen && <Link to="/supervision">{t('supervise.seeOpen')}</Link>}
      </ProblemAlert>
      <div className="dialog-actions">
        <Button onClick={onDone}>{t('action.cancel')}</Button>
        <Button type="primary" htmlType="submit" autoFocus loading={supervise.isPending}>
          {t('supervise.confirm')}
        </Button>
      </div>
    </Form>
  );
}

function OpenAlready() {
  const { t } = useTranslation();
  return (
    <p>
      {t('supervise.openAlready')} <Link to="/supervision">{t('supervise.seeOpen')}</Link>
    </p>
  );
}

/** 一键督办: one click here and one confirmation. */
export function SuperviseButton({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const query = useSuperviseProposal(caseId, open);
  const close = () => setOpen(false);
  return (
    <>
      <Button icon={<AlertOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('supervise.action')}
      </Button>
      <Modal
        open={open}
        title={t('supervise.title')}
        footer={null}
        onCancel={close}
        destroyOnHidden
      >
        <Answer query={query} rows={3}>
          {(proposal) =>
            proposal.openOrder ? (
              <OpenAlready />
            ) : (
              <Confirmation caseId={caseId} proposal={proposal} onDone={close} />
            )
          }
        </Answer>
      </Modal>
    </>
  );
}
