import type { Language } from './types.ts';

const texts = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  empty: { zh: '未填写', en: 'Not given' },
  choose: { zh: '请选择', en: 'Please choose' },
  addPictures: { zh: '添加照片', en: 'Add pictures' },
  addFiles: { zh: '添加文件', en: 'Add files' },
  remove: { zh: '移除', en: 'Remove' },
  uploading: { zh: '上传中', en: 'Uploading' },
  limitUnit: { zh: '单位', en: 'Unit' },
  uploadFailed: { zh: '上传失败，请重试', en: 'The upload failed, please try again' },
} as const;

/** Words of the form kit itself; those of a form come with its schema. */
export function formText(key: keyof typeof texts, language: Language): string {
  return texts[key][language];
}

export const limitUnits = ['wd', 'wh', 'h', 'd'] as const;
export type LimitUnit = (typeof limitUnits)[number];

const unitWords = {
  wd: { zh: '个工作日', en: 'working days' },
  wh: { zh: '个工作时', en: 'working hours' },
  h: { zh: '小时', en: 'hours' },
  d: { zh: '个自然日', en: 'days' },
} as const;

/** A limit such as `5wd` as people say it; any other text as it is. */
export function limitText(text: string, language: Language): string {
  const limit = readLimit(text);
  if (!limit) return text;
  const words = unitText(limit.unit, language);
  const singular = language === 'en' && limit.amount === 1;
  return `${limit.amount} ${singular ? words.slice(0, -1) : words}`;
}

export function unitText(unit: LimitUnit, language: Language): string {
  return unitWords[unit][language];
}

/** `5wd` in its parts, null for what is no limit. */
export function readLimit(text: string): { amount: number; unit: LimitUnit } | null {
  const match = /^(\d+(?:\.\d+)?)(wd|wh|h|d)$/.exec(text);
  return match ? { amount: Number(match[1]), unit: match[2] as LimitUnit } : null;
}
