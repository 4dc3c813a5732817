import type { Services } from '../../services.ts';

/** What the timers of services need. */
export type RingServices = Pick<
  Services,
  'commit' | 'files' | 'keys' | 'limits' | 'organisation' | 'packs' | 'store'
>;
