import type { Translate } from './time.ts';

const limitPattern = /^([0-9]+(?:\.[0-9]+)?)(wd|wh|h|d)$/;

/** `5wd` as people say it: `5 个工作日`. What is no limit comes back as it is. */
export function limitWords(t: Translate, limit: string): string {
  const match = limitPattern.exec(limit.replaceAll(' ', ''));
  return match ? t(`limit.${match[2]}`, { count: Number(match[1]) }) : limit;
}
