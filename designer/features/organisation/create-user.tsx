import type { Unit } from '@liandong/runtime/api-types';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateUser, usePosts } from '../../api/organisation.ts';
import { newKey } from '../../api/request.ts';
import { ProblemAlert } from '../../shell/problem-alert.tsx';
import { OnePassword } from './one-password.tsx';

type Values = { login: string; name: string; unit: string; post: string };
type Props = { readonly units: readonly Unit[]; readonly onClose: () => void };

function Fields({ units }: { readonly units: readonly Unit[] }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<Values>();
  const unit: string | undefined = Form.useWatch('unit', form);
  const posts = usePosts(unit ?? null).data ?? [];
  const required = [{ required: true, message: t('users.missing') }];
  return (
    <>
      <Form.Item name="name" label={t('users.name')} rules={required}>
        <Input maxLength={100} autoFocus />
      </Form.Item>
      <Form.Item
        name="login"
        label={t('users.login')}
        extra={t('users.loginHint')}
        rules={[...required, { pattern: /^[A-Za-z0-9._@-]{2,64}$/, message: t('users.loginHint') }]}
      >
        <Input maxLength={64} autoComplete="off" />
      </Form.Item>
      <Form.Item name="unit" label={t('users.unit')} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={() => form.setFieldValue('post', undefined)}
        />
      </Form.Item>
      <Form.Item name="post" label={t('users.post')} rules={required}>
        <Select
          disabled={!unit}
          options={posts.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </>
  );
}

/** Adds a person to a post; the password appears once. */
export function CreateUserDialog({ units, onClose }: Props) {
  const { t } = useTranslation();
  const create = useCreateUser();
  const [key, setKey] = useState(newKey);
  const submit = ({ login, name, post }: Values) =>
    create.mutate(
      { key, body: { login, name, posts: [post] } },
      { onError: () => setKey(newKey()) },
    );
  return (
    <Modal open title={t('users.create')} footer={null} onCancel={onClose}>
      {create.data ? (
        <div role="status">
          <p>{t('users.created')}</p>
          <OnePassword password={create.data.password} onClose={onClose} />
        </div>
      ) : (
        <Form<Values> layout="vertical" onFinish={submit}>
          <Fields units={units} />
          <ProblemAlert error={create.error} />
          <div className="dialog-actions">
            <Button onClick={onClose}>{t('action.cancel')}</Button>
            <Button type="primary" htmlType="submit" loading={create.isPending}>
              {t('users.create')}
            </Button>
          </div>
        </Form>
      )}
    </Modal>
  );
}
