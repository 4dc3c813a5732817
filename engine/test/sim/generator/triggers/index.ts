import type { Trigger } from '../block.ts';
import { cancel } from './cancel.ts';
import { compensation } from './compensation.ts';
import { conditional } from './conditional.ts';
import { error } from './error.ts';
import { escalation } from './escalation.ts';
import { link } from './link.ts';
import { message } from './message.ts';
import { none } from './none.ts';
import { signal } from './signal.ts';
import { terminate } from './terminate.ts';
import { timer } from './timer.ts';

const triggers: readonly Trigger[] = [
  none,
  message,
  signal,
  timer,
  error,
  escalation,
  conditional,
  link,
  terminate,
  compensation,
  cancel,
];

export const at = (place: Trigger['places'][number]): readonly Trigger[] =>
  triggers.filter(({ places }) => places.includes(place));
