import type { Language } from './types.ts';

const texts = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  empty: { zh: '未填写', en: 'Not given' },
  choose: { zh: '请选择', en: 'Please choose' },
  remove: { zh: '移除', en: 'Remove' },
  uploading: { zh: '上传中', en: 'Uploading' },
  uploadFailed: { zh: '上传失败，请重试', en: 'The upload failed, please try again' },
} as const;

/** Words of the form kit itself; those of a form come with its schema. */
export function formText(key: keyof typeof texts, language: Language): string {
  return texts[key][language];
}
