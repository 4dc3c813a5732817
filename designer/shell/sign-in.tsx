import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem-error.ts';
import { useSignIn } from '../api/session.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { ProblemAlert } from './problem-alert.tsx';

type Values = { login: string; password: string; code?: string };

type FormProps = {
  /** Whose session ended; empty where anybody may come. */
  readonly login?: string;
  readonly onDone?: () => void;
};

/** Name and password, then the authenticator's code where the account has one. */
export function SignInForm({ login = '', onDone }: FormProps) {
  const { t } = useTranslation();
  const signIn = useSignIn();
  const [form] = Form.useForm<Values>();
  const needsCode =
    signIn.error instanceof ProblemError && signIn.error.code === 'second-factor-required';
  const asksCode = Form.useWatch('code', { form, preserve: true }) !== undefined || needsCode;
  const submit = (values: Values) =>
    signIn.mutate(
      { ...values, login: values.login.trim() },
      { ...(onDone ? { onSuccess: onDone } : {}) },
    );
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ login }}
      onFinish={submit}
    >
      <Form.Item
        name="login"
        label={t('signIn.login')}
        rules={[{ required: true, message: t('signIn.loginMissing') }]}
      >
        <Input autoComplete="username" autoFocus={!login} size="large" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('signIn.password')}
        rules={[{ required: true, message: t('signIn.passwordMissing') }]}
      >
        <Input.Password autoComplete="current-password" autoFocus={login !== ''} size="large" />
      </Form.Item>
      {asksCode && (
        <Form.Item
          name="code"
          label={t('signIn.code')}
          extra={t('signIn.codeHint')}
          rules={[{ required: true, pattern: /^[0-9]{6}$/, message: t('signIn.codeMissing') }]}
        >
          <Input
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            size="large"
            autoFocus
          />
        </Form.Item>
      )}
      {!needsCode && signIn.error && (
        <div className="sign-in-problem">
          <ProblemAlert error={signIn.error} />
        </div>
      )}
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
    </Form>
  );
}

/** Stands in for whatever page was asked for; the address stays. */
export function SignInPage() {
  const { t } = useTranslation();
  return (
    <div className="sign-in">
      <div className="sign-in-language">
        <LanguageSwitch />
      </div>
      <main className="sign-in-card">
        <img src="/favicon.svg" alt="" width={40} height={40} />
        <h1>{t('brand.title')}</h1>
        <p className="meta">{t('brand.subtitle')}</p>
        <SignInForm />
        <p className="meta sign-in-citizen">
          <a href="/citizen">{t('signIn.citizen')}</a>
        </p>
      </main>
    </div>
  );
}
