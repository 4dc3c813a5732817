import type { Text } from '@liandong/engine';

/**
 * The sentence of each kind of history line, in both languages. `{name}` is replaced by the line's
 * data; `{step}` and `{outcome}` by the names that the model gives them, `{actor}` by who did it.
 */
export const historyKinds = {
  'case.reported': { zh: '{actor}提交诉求，编号 {number}', en: '{actor} reported appeal {number}' },
  'case.entered': { zh: '{actor}登记诉求，编号 {number}', en: '{actor} entered appeal {number}' },
  'case.closed': { zh: '事项结束', en: 'The case ended' },
  'task.created': { zh: '进入「{step}」环节', en: 'Step “{step}” began' },
  'task.claimed': { zh: '{actor}认领「{step}」', en: '{actor} claimed “{step}”' },
  'task.unclaimed': { zh: '{actor}取消认领「{step}」', en: '{actor} released “{step}”' },
  'task.completed': {
    zh: '{actor}完成「{step}」：{outcome}',
    en: '{actor} completed “{step}”: {outcome}',
  },
  'task.returned': {
    zh: '{actor}将「{step}」退回「{target}」：{reason}',
    en: '{actor} returned “{step}” to “{target}”: {reason}',
  },
  'task.withdrawn': { zh: '「{step}」已收回', en: 'Step “{step}” was withdrawn' },
  'process.suspended': { zh: '{actor}挂起流程', en: '{actor} suspended the process' },
  'process.resumed': { zh: '{actor}恢复流程', en: '{actor} resumed the process' },
  'process.modified': {
    zh: '{actor}调整了流程：{reason}',
    en: '{actor} changed the course of the process: {reason}',
  },
  'process.cancelled': {
    zh: '{actor}终止流程：{reason}',
    en: '{actor} ended the process: {reason}',
  },
  'process.migrated': {
    zh: '{actor}将流程迁移到第 {version} 版',
    en: '{actor} migrated the process to version {version}',
  },
  'process.restarted': { zh: '{actor}重新启动流程', en: '{actor} restarted the process' },
  'activity.started': { zh: '{actor}启动「{step}」', en: '{actor} began “{step}”' },
  'activities.finished': {
    zh: '{actor}确认不再启动其他环节',
    en: '{actor} decided that nothing more is to be begun',
  },
  'clock.started': {
    zh: '开始计时，时限 {limit}，应于 {due} 前办结',
    en: 'The limit of {limit} began, due {due}',
  },
  'clock.changed': {
    zh: '时限改为 {limit}，应于 {due} 前办结',
    en: 'The limit became {limit}, due {due}',
  },
  'clock.stopped': { zh: '停止计时', en: 'The limit stopped' },
  'clock.case-breached': {
    zh: '整体时限已过（{due}）',
    en: 'The limit of the case has passed ({due})',
  },
  'clock.step-breached': {
    zh: '「{step}」环节时限已过（{due}）',
    en: 'The limit of step “{step}” has passed ({due})',
  },
  'order.opened': {
    zh: '{actor}发起 {level} 督办：{reason}',
    en: '{actor} opened a {level} supervision order: {reason}',
  },
  'order.acknowledged': { zh: '{actor}签收督办单', en: '{actor} acknowledged the order' },
  'order.reported': { zh: '{actor}反馈督办：{feedback}', en: '{actor} reported: {feedback}' },
  'order.accepted': { zh: '{actor}认可督办反馈', en: '{actor} accepted the report' },
  'order.sent-back': {
    zh: '{actor}退回督办反馈：{feedback}',
    en: '{actor} sent the report back: {feedback}',
  },
  'order.ended': {
    zh: '{level} 督办单随事项结束而关闭',
    en: 'The {level} order closed with the case',
  },
  'order.closed': { zh: '{actor}关闭 {level} 督办单', en: '{actor} closed the {level} order' },
  'value.revealed': {
    zh: '{actor}查看了「{field}」，理由：{reason}',
    en: '{actor} looked at “{field}”, reason: {reason}',
  },
} as const satisfies { readonly [kind: string]: Text };

export type HistoryKind = keyof typeof historyKinds;

/** Fills the `{name}`s of a text; what has no value is left out. */
export function fillText(text: string, values: { readonly [name: string]: string }): string {
  return text.replace(/\{([a-z]+)\}/g, (_, name: string) => values[name] ?? '');
}
