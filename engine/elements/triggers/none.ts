import { trigger } from '../element.ts';

/** An event without a definition: it says that something began, was reached or ended. */
export const noneTrigger = trigger<null>({
  type: null,
  name: 'none',
  read: () => null,
  label: () => '',
});
