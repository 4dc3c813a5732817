import { Button, Form, Input, Modal, QRCode, Typography } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSecondFactor } from '../api/session.ts';
import { ProblemAlert } from './problem-alert.tsx';
import { Loading } from './states.tsx';

type Props = { readonly onClose: () => void };

/** Shows the secret for an authenticator and turns it on with the first code. */
export function SecondFactorDialog({ onClose }: Props) {
  const { t } = useTranslation();
  const { offer, confirm } = useSecondFactor();
  const ask = offer.mutate;
  useEffect(() => ask(), [ask]);
  const submit = ({ code }: { code: string }) => confirm.mutate(code, { onSuccess: onClose });
  return (
    <Modal open title={t('secondFactor.title')} footer={null} onCancel={onClose}>
      <p>{t('secondFactor.explain')}</p>
      <ProblemAlert error={offer.error ?? confirm.error} />
      {offer.data ? (
        <Form layout="vertical" onFinish={submit}>
          <div className="factor-picture" role="img" aria-label={t('secondFactor.picture')}>
            <span aria-hidden>
              <QRCode type="svg" size={184} value={offer.data.uri} />
            </span>
          </div>
          <p>{t('secondFactor.letters')}</p>
          <Typography.Paragraph copyable={{ text: offer.data.secret }} className="secret">
            {offer.data.secret.replace(/(.{4})/g, '$1 ').trim()}
          </Typography.Paragraph>
          <p>
            <a href={offer.data.uri}>{t('secondFactor.open')}</a>
          </p>
          <Form.Item
            name="code"
            label={t('signIn.code')}
            rules={[{ required: true, pattern: /^[0-9]{6}$/, message: t('signIn.codeMissing') }]}
          >
            <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={confirm.isPending}>
            {t('secondFactor.confirm')}
          </Button>
        </Form>
      ) : (
        !offer.error && <Loading rows={3} />
      )}
    </Modal>
  );
}
