import { BellOutlined } from '@ant-design/icons';
import type { Notice } from '@liandong/runtime/api-types';
import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useReadNotice, useUnreadNotices } from '../api/notices.ts';
import { Moment } from '../parts/moment.tsx';
import { textKey } from './language.ts';
import { Failure, Loading, Nothing } from './states.tsx';

function NoticeList({ onOpen }: { readonly onOpen: (notice: Notice) => void }) {
  const { t, i18n } = useTranslation();
  const notices = useUnreadNotices();
  if (notices.isLoading) return <Loading rows={3} />;
  if (notices.error) return <Failure error={notices.error} onRetry={notices.reload} />;
  if (notices.items.length === 0) return <Nothing text={t('notices.none')} />;
  return (
    <ul className="notice-list">
      {notices.items.map((notice) => (
        <li key={notice.id}>
          <button type="button" className="notice" onClick={() => onOpen(notice)}>
            <span>{notice.text[textKey(i18n.language)]}</span>
            <span className="meta">
              <Moment at={notice.createdAt} />
            </span>
          </button>
        </li>
      ))}
      {notices.hasMore && (
        <li>
          <Button type="link" block loading={notices.isLoadingMore} onClick={notices.loadMore}>
            {t('action.more')}
          </Button>
        </li>
      )}
    </ul>
  );
}

/** Unread notices; opening one reads it and goes to its case. */
export function NoticesBell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { total } = useUnreadNotices();
  const read = useReadNotice();
  const navigate = useNavigate();
  const openNotice = (notice: Notice) => {
    setOpen(false);
    read.mutate(notice.id);
    if (notice.caseId) void navigate(`/cases/${notice.caseId}`);
  };
  const count = typeof total === 'number' ? total : 10_000;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      title={t('notices.title')}
      content={<NoticeList onOpen={openNotice} />}
      classNames={{ root: 'notice-popover' }}
    >
      <Button
        type="text"
        aria-label={t('notices.label', { count })}
        icon={
          <Badge count={count} size="small" overflowCount={99}>
            <BellOutlined aria-hidden style={{ fontSize: 18 }} />
          </Badge>
        }
      />
    </Popover>
  );
}
