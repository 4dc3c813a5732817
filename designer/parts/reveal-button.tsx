import { EyeOutlined } from '@ant-design/icons';
import type { CaseDetail } from '@liandong/runtime/api-types';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReveal } from '../api/cases.ts';
import { textKey } from '../shell/language.ts';
import { ProblemAlert } from '../shell/problem-alert.tsx';
import { maskedFields } from './masked-fields.ts';

type DialogProps = { readonly item: CaseDetail; readonly onClose: () => void };

function RevealDialog({ item, onClose }: DialogProps) {
  const { t, i18n } = useTranslation();
  const reveal = useReveal(item.id);
  const fields = maskedFields(item, textKey(i18n.language));
  const submit = (body: { field: string; reason: string }) => reveal.mutate(body);
  return (
    <Modal open title={t('reveal.title')} footer={null} onCancel={onClose}>
      <p>{t('reveal.explain')}</p>
      <Form layout="vertical" initialValues={{ field: fields[0]?.value }} onFinish={submit}>
        <Form.Item name="field" label={t('reveal.field')} rules={[{ required: true }]}>
          <Select options={fields} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('reveal.reason')}
          rules={[{ required: true, min: 2, message: t('reveal.reasonMissing') }]}
        >
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <ProblemAlert error={reveal.error} />
        {reveal.data && (
          <p role="status" className="revealed">
            {String(reveal.data.value)}
          </p>
        )}
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('action.close')}</Button>
          <Button type="primary" htmlType="submit" loading={reveal.isPending}>
            {t('reveal.confirm')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}

/** Shows one personal value in clear, for a reason that is written down. */
export function RevealButton({ item }: { readonly item: CaseDetail }) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  if (maskedFields(item, textKey(i18n.language)).length === 0) return null;
  return (
    <>
      <Button icon={<EyeOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('reveal.action')}
      </Button>
      {open && <RevealDialog item={item} onClose={() => setOpen(false)} />}
    </>
  );
}
