import type { Dictionary } from '@liandong/runtime/api-types';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { fetchDictionary } from '../../api/dictionaries.ts';
import { keys } from '../../api/keys.ts';
import type { FileValue } from '../../form-kit/index.ts';
import { textKey } from '../../shell/language.ts';
import { ProblemAlert } from '../../shell/problem-alert.tsx';
import { IntakePhotos } from './intake-photos.tsx';

export type Intake = {
  category: string;
  town: string;
  place: string;
  description: string;
  photos: FileValue[];
  channel: string;
  anonymous: boolean;
  confidential: boolean;
  phone?: string;
  name?: string;
};

const channelCodes = ['phone', 'walkIn', 'wechat', 'app', 'web', 'upper', 'media'] as const;

type Items = Dictionary['items'];

function useChoices(name: string) {
  const { i18n } = useTranslation();
  const language = textKey(i18n.language);
  const query = useQuery({
    queryKey: keys.dictionary(name),
    queryFn: ({ signal }) => fetchDictionary(name, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const label = ({ name: own, parent }: Items[number]) =>
    parent ? `${parent[language]} / ${own[language]}` : own[language];
  const options = query.data?.items.map((item) => ({ value: item.code, label: label(item) })) ?? [];
  return { options, error: query.error };
}

function Person() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<Intake>();
  const anonymous: boolean | undefined = Form.useWatch('anonymous', form);
  return (
    <>
      <Form.Item name="anonymous" label={t('intake.anonymous')} valuePropName="checked">
        <Switch />
      </Form.Item>
      {!anonymous && (
        <div className="form-columns">
          <Form.Item
            name="phone"
            label={t('intake.phone')}
            rules={[
              { required: true, pattern: /^[0-9]{7,12}$/, message: t('intake.phoneMissing') },
            ]}
          >
            <Input inputMode="numeric" maxLength={12} autoComplete="off" />
          </Form.Item>
          <Form.Item name="name" label={t('intake.name')}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
        </div>
      )}
      <Form.Item name="confidential" label={t('intake.confidential')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  );
}

/** The questions of a report as a clerk asks them. */
export function IntakeFields() {
  const { t } = useTranslation();
  const categories = useChoices('categories');
  const towns = useChoices('towns');
  // The server has no dictionary of channels for clerks; these are the codes of the appeal pack.
  const channels = channelCodes.map((code) => ({ value: code, label: t(`channel.${code}`) }));
  const required = [{ required: true, message: t('intake.missing') }];
  const search = { optionFilterProp: 'label' } as const;
  return (
    <>
      <ProblemAlert error={categories.error ?? towns.error} />
      <Form.Item name="category" label={t('intake.category')} rules={required}>
        <Select showSearch={search} options={categories.options} />
      </Form.Item>
      <Form.Item
        name="description"
        label={t('intake.description')}
        rules={[{ required: true, min: 5, whitespace: true, message: t('intake.tooShort') }]}
      >
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} showCount />
      </Form.Item>
      <div className="form-columns">
        <Form.Item name="town" label={t('intake.town')} rules={required}>
          <Select showSearch={search} options={towns.options} />
        </Form.Item>
        <Form.Item name="channel" label={t('intake.channel')} rules={required}>
          <Select options={channels} />
        </Form.Item>
      </div>
      <Form.Item
        name="place"
        label={t('intake.place')}
        rules={[{ required: true, whitespace: true, message: t('intake.missing') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="photos" label={t('intake.photos')}>
        <IntakePhotos />
      </Form.Item>
      <Person />
    </>
  );
}
