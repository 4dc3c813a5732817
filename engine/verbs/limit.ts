const LIMIT = /^(?=[\d.]*[1-9])\d{1,4}(?:\.\d{1,2})?(?:wd|wh|h|d)$/;

/** True for a limit such as `5wd` or `7.5wh` (days and hours, working or not); none is of zero. */
export function isLimit(text: string): boolean {
  return LIMIT.test(text);
}
