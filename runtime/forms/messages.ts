import type { Text } from '@liandong/engine';

/** Why a field is refused: code and sentence; `{n}` is replaced. */
const messages = {
  unknown: ['表单中没有该字段', 'The form has no such field'],
  'not-writable': ['该字段在本步骤不可修改', 'This field cannot be changed in this step'],
  'not-visible': ['该字段当前不适用', 'This field does not apply at present'],
  required: ['请填写此项', 'This field is required'],
  type: ['格式不正确', 'This is not of the right kind'],
  'too-short': ['至少 {n} 个字符', 'At least {n} characters'],
  'too-long': ['最多 {n} 个字符', 'At most {n} characters'],
  'too-small': ['不能小于 {n}', 'Not less than {n}'],
  'too-large': ['不能大于 {n}', 'Not more than {n}'],
  'too-few': ['至少 {n} 项', 'At least {n}'],
  'too-many': ['最多 {n} 项', 'At most {n}'],
  pattern: ['格式不符合要求', 'This does not have the form asked for'],
  'not-an-option': ['不在可选范围内', 'This is none of the options'],
  'file-type': ['此处不接受这种文件', 'This kind of file is not taken here'],
  'unknown-unit': ['没有此单位', 'There is no such unit'],
} as const satisfies { [code: string]: readonly [zh: string, en: string] };

export type FieldCode = keyof typeof messages;

/** The sentence a person sees beside the field. */
export function fieldMessage(code: FieldCode, language: keyof Text, n?: number): string {
  const sentence = messages[code][language === 'zh' ? 0 : 1];
  return n === undefined ? sentence : sentence.replace('{n}', String(n));
}
