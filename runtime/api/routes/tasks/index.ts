import type { AnyRoute } from '../../route.ts';
import { postTaskClaim } from './claim.ts';
import { postTaskComplete } from './complete.ts';
import { getTaskCounts } from './count.ts';
import { getTasks } from './list.ts';
import { getPassedSteps } from './passed-steps.ts';
import { getTask } from './read.ts';
import { postTaskReturn } from './return-to.ts';
import { putTaskDraft } from './save-draft.ts';
import { postTaskUnclaim } from './unclaim.ts';

/** Endpoints of tasks, for the registry `routes/index.ts`; `counts` before `:id`. */
export const taskRoutes: readonly AnyRoute[] = [
  getTasks,
  getTaskCounts,
  getTask,
  postTaskClaim,
  postTaskUnclaim,
  postTaskComplete,
  getPassedSteps,
  postTaskReturn,
  putTaskDraft,
];
