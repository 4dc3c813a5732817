import type { Actor } from '../commit/command.ts';

/** The platform itself, as the one who seeds. */
export const platform: Actor = {
  kind: 'system',
  id: null,
  name: '',
  session: null,
  address: null,
};
