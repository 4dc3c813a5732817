import type { AnyRoute } from '../route.ts';
import { getAudit } from './audit/list.ts';
import { caseRoutes } from './cases/index.ts';
import { citizenRoutes } from './citizen/index.ts';
import { definitionRoutes } from './definitions/index.ts';
import { getDictionary } from './dictionaries/read.ts';
import { postFile } from './files/upload.ts';
import { postGroup } from './groups/create.ts';
import { getGroups } from './groups/list.ts';
import { getIncidents } from './incidents/list.ts';
import { postIncidentResolve } from './incidents/resolve.ts';
import { instanceRoutes } from './instances/index.ts';
import { postJobComplete } from './jobs/complete.ts';
import { postJobFail } from './jobs/fail.ts';
import { postJobsFetch } from './jobs/fetch.ts';
import { getLive } from './live/listen.ts';
import { patchMe } from './me/change.ts';
import { postPassword } from './me/change-password.ts';
import { postSecondFactorConfirm } from './me/confirm-second-factor.ts';
import { deleteMySessions } from './me/end-sessions.ts';
import { postSecondFactor } from './me/offer-second-factor.ts';
import { getMe } from './me/read.ts';
import { getNotices } from './notices/list.ts';
import { postNoticeRead } from './notices/read.ts';
import { packRoutes } from './packs/index.ts';
import { postPost } from './posts/create.ts';
import { getPosts } from './posts/list.ts';
import { getRoles } from './roles/list.ts';
import { postSession } from './sessions/sign-in.ts';
import { deleteSession } from './sessions/sign-out.ts';
import { orderRoutes } from './supervision-orders/index.ts';
import { taskRoutes } from './tasks/index.ts';
import { patchUnit } from './units/change.ts';
import { postUnit } from './units/create.ts';
import { getUnits } from './units/list.ts';
import { patchUser } from './users/change.ts';
import { postUser } from './users/create.ts';
import { deleteUserSessions } from './users/end-sessions.ts';
import { getUsers } from './users/list.ts';
import { postUserPassword } from './users/reset-password.ts';
import { postUserSecondFactor } from './users/reset-second-factor.ts';

/** Every endpoint below `/api/v1`: one file and one line each. */
export const routes: readonly AnyRoute[] = [
  postSession,
  deleteSession,
  getMe,
  patchMe,
  postPassword,
  deleteMySessions,
  postSecondFactor,
  postSecondFactorConfirm,
  getLive,
  getUnits,
  postUnit,
  patchUnit,
  getPosts,
  postPost,
  getRoles,
  getGroups,
  postGroup,
  getUsers,
  postUser,
  patchUser,
  postUserPassword,
  postUserSecondFactor,
  deleteUserSessions,
  getAudit,
  ...caseRoutes,
  ...citizenRoutes,
  ...taskRoutes,
  ...orderRoutes,
  ...packRoutes,
  getDictionary,
  postFile,
  getNotices,
  postNoticeRead,
  getIncidents,
  postIncidentResolve,
  ...instanceRoutes,
  ...definitionRoutes,
  postJobsFetch,
  postJobComplete,
  postJobFail,
];
