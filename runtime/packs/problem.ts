import type { Problem, Text } from '@liandong/engine';

/** What may be wrong with the artefacts of a pack beside their models: rule and words. */
const rules = {
  'pack/schema': ['不符合格式', 'does not have the format'],
  'pack/json': ['不是有效的 JSON', 'is no valid JSON'],
  'pack/missing': ['缺少文件', 'a file is missing'],
  'pack/unknown-file': ['未知的文件', 'is no file of a pack'],
  'pack/unknown-form': ['引用了不存在的表单', 'names a form that does not exist'],
  'pack/unknown-decision': ['引用了不存在的决策', 'names a decision that does not exist'],
  'pack/unknown-role': ['引用了不存在的角色', 'names a role that does not exist'],
  'pack/unknown-rule': ['引用了不存在的办理人规则', 'names an assignee rule that does not exist'],
  'pack/unknown-field': ['引用了不存在的字段', 'names a field that does not exist'],
  'pack/unknown-status': ['引用了不存在的状态', 'names a status that does not exist'],
  'pack/unknown-dictionary': ['引用了不存在的字典', 'names a dictionary that does not exist'],
  'pack/unknown-notice': ['引用了不存在的通知', 'names a notice that does not exist'],
  'pack/unknown-process': ['引用了不存在的流程', 'names a process that does not exist'],
  'pack/unknown-step': ['引用了不存在的环节', 'names a step that does not exist'],
  'pack/unknown-number': ['引用了不存在的编号规则', 'names a number rule that does not exist'],
  'pack/too-heavy': ['读取耗时过长或占用内存过多', 'takes too long or too much memory to read'],
  'pack/twice': ['重复定义', 'is defined twice'],
  'form/schema': ['表单不符合格式', 'the form does not have the format'],
  'form/twice': ['字段在表单中出现两次', 'a field stands twice in the form'],
  'form/unknown-field': ['记录中没有该字段', 'the record has no such field'],
  'form/type': ['字段类型与组件不符', 'type and component do not fit the field'],
  'form/condition': ['条件无法解析', 'a condition cannot be read'],
  'form/pattern': ['正则表达式无法使用', 'a pattern cannot be used'],
} as const satisfies { [rule: string]: readonly [zh: string, en: string] };

/** An error of a pack; `element` names the place: a field, a step, a path within the JSON. */
export function packProblem(rule: keyof typeof rules, element: string, reason?: Text): Problem {
  const [zh, en] = rules[rule];
  const message = {
    zh: `${element}：${zh}${reason ? `（${reason.zh}）` : ''}`,
    en: `${element}: ${en}${reason ? ` (${reason.en})` : ''}`,
  };
  return { rule, severity: 'error', element, line: null, column: null, message, clause: null };
}
