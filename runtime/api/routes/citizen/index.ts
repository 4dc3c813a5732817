import type { AnyRoute } from '../../route.ts';
import { getDesk } from './desk.ts';
import { postLookup } from './look-up.ts';
import { postReport } from './report.ts';
import { getTracking } from './track.ts';
import { postCitizenFile } from './upload.ts';

/** Endpoints of citizens without a login, for the registry `routes/index.ts`. */
export const citizenRoutes: readonly AnyRoute[] = [
  getDesk,
  postCitizenFile,
  postReport,
  getTracking,
  postLookup,
];
