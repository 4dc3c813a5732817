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
