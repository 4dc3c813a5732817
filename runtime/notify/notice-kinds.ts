import type { Text } from '@liandong/engine';

/** The notices that the platform itself sends; packs add theirs (`notices.json`). */
export const noticeKinds = {
  'task-assigned': {
    zh: '{number} 有新任务「{step}」：{title}',
    en: 'New task “{step}” in {number}: {title}',
  },
  'clock-yellow': {
    zh: '{number} 时限已用 {share}，应于 {due} 前完成：{title}',
    en: '{number} has used {share} of its limit, due {due}: {title}',
  },
  'clock-orange': {
    zh: '{number} 即将到期，应于 {due} 前完成：{title}',
    en: '{number} is nearly due ({due}): {title}',
  },
  'clock-breached': {
    zh: '{number} 已超过时限（{due}）：{title}',
    en: '{number} is past its limit ({due}): {title}',
  },
  'order-opened': {
    zh: '{number} 收到 {level} 督办，请于 {due} 前反馈：{reason}',
    en: '{number} has a {level} supervision order, answer by {due}: {reason}',
  },
  'order-reported': {
    zh: '{number} 的 {level} 督办已反馈：{feedback}',
    en: 'The {level} order of {number} was answered: {feedback}',
  },
  'order-sent-back': {
    zh: '{number} 的 {level} 督办反馈被退回：{feedback}',
    en: 'The answer to the {level} order of {number} was sent back: {feedback}',
  },
  'order-breached': {
    zh: '{number} 的 {level} 督办超过反馈期限（{due}）',
    en: 'The {level} order of {number} is past its deadline ({due})',
  },
} as const satisfies { readonly [kind: string]: Text };

export type NoticeKind = keyof typeof noticeKinds;
