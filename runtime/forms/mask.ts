import type { Json } from '@liandong/engine';
import type { MaskKind } from '../packs/schemas/manifest.ts';

/**
 * A personal value as those see it who may not see it in clear: `138****5678`, `张*`. Keeps
 * enough to tell two people apart, never enough to reach one.
 */
export function maskValue(kind: MaskKind | undefined, value: Json): Json {
  if (value === null || value === '') return value;
  if (typeof value !== 'string') return '****';
  if (kind === 'phone') return maskPhone(value);
  if (kind === 'name') return `${Array.from(value)[0]}*`;
  if (kind === 'address') return maskAddress(value);
  return '****';
}

function maskPhone(value: string): string {
  if (value.length < 8) return '****';
  return `${value.slice(0, 3)}****${value.slice(-4)}`;
}

/** The first six characters say the town or street; house and door do not leave. */
function maskAddress(value: string): string {
  const characters = Array.from(value);
  if (characters.length <= 6) return `${characters.slice(0, 2).join('')}****`;
  return `${characters.slice(0, 6).join('')}****`;
}
