import { Button, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useChangePassword } from '../api/session.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { ProblemAlert } from './problem-alert.tsx';

type Values = { present: string; next: string; again: string };

const lengthMin = 12;

function PasswordForm({ onDone }: { readonly onDone?: () => void }) {
  const { t } = useTranslation();
  const change = useChangePassword();
  const submit = ({ present, next }: Values) =>
    change.mutate({ present, next }, { ...(onDone ? { onSuccess: onDone } : {}) });
  const required = { required: true, message: t('signIn.passwordMissing') };
  return (
    <Form<Values> layout="vertical" requiredMark={false} onFinish={submit}>
      <Form.Item name="present" label={t('password.present')} rules={[required]}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('password.next')}
        extra={t('password.hint', { count: lengthMin })}
        rules={[
          { ...required, min: lengthMin, message: t('password.short', { count: lengthMin }) },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('password.again')}
        dependencies={['next']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(t('password.different'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <ProblemAlert error={change.error} />
      <div className="dialog-actions">
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('password.confirm')}
        </Button>
      </div>
    </Form>
  );
}

/** A person changes the own password; the other sessions end. */
export function NewPasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open title={t('password.title')} footer={null} onCancel={onClose}>
      <p>{t('password.explain')}</p>
      <PasswordForm onDone={onClose} />
    </Modal>
  );
}

/** Stands before everything while the password is one that somebody else gave. */
export function NewPasswordPage() {
  const { t } = useTranslation();
  return (
    <div className="sign-in">
      <div className="sign-in-language">
        <LanguageSwitch />
      </div>
      <main className="sign-in-card">
        <h1>{t('password.title')}</h1>
        <p className="meta">{t('password.given')}</p>
        <PasswordForm />
      </main>
    </div>
  );
}
