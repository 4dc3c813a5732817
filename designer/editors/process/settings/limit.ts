/** Units of limits, in the order people choose them. */
export const limitUnits = ['wd', 'wh', 'h', 'd'] as const;

export type LimitUnit = (typeof limitUnits)[number];

/** A limit as two fields; null where the text is an expression. */
export interface LimitSetting {
  readonly count: number;
  readonly unit: LimitUnit;
}

/** Reads `5wd` or `7.5wh`; null for anything else. */
export function readLimit(text: string): LimitSetting | null {
  const match = /^"?(\d+(?:\.\d+)?)\s*(wd|wh|h|d)"?$/.exec(text.trim());
  return match ? { count: Number(match[1]), unit: match[2] as LimitUnit } : null;
}

export function writeLimit({ count, unit }: LimitSetting): string {
  return `${count}${unit}`;
}

/** How a limit or timer is said: nothing, a length, a field of the case, or an expression. */
export type LimitKind = 'none' | 'length' | 'field' | 'expression';

const fieldOfRecord = /^record\.(\w+)$/;

/** The name in `record.<name>`; null for any other expression. */
export const recordField = (text: string): string | null =>
  fieldOfRecord.exec(text.trim())?.[1] ?? null;

export function limitKind(text: string, fields: readonly string[]): LimitKind {
  if (text.trim() === '') return 'none';
  if (readLimit(text)) return 'length';
  return fields.includes(recordField(text) ?? '') ? 'field' : 'expression';
}
