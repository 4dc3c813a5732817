import type { CaseDetail } from '@liandong/runtime/api-types';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Attachments } from './attachments.tsx';
import { CaseDiagram } from './case-diagram.tsx';
import { CaseHistory } from './history.tsx';

/** What stands below every case: 流转记录, 流程图, 附件. */
export function CaseTabs({ of: item }: { readonly of: CaseDetail }) {
  const { t } = useTranslation();
  const items = [
    { key: 'history', label: t('tabs.history'), children: <CaseHistory caseId={item.id} /> },
    { key: 'diagram', label: t('tabs.diagram'), children: <CaseDiagram caseId={item.id} /> },
    {
      key: 'files',
      label: t('tabs.files', { count: item.files.length }),
      children: <Attachments caseId={item.id} files={item.files} />,
    },
  ];
  return <Tabs items={items} tabBarGutter={16} destroyOnHidden />;
}
