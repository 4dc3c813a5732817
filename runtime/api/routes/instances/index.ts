import type { AnyRoute } from '../../route.ts';
import { postIteration } from './add-iteration.ts';
import { postInstanceCancel } from './cancel.ts';
import { postInstanceMigrate } from './migrate.ts';
import { postInstanceModify } from './modify.ts';
import { getInstance } from './read.ts';
import { postIterationRemove } from './remove-iteration.ts';
import { postInstanceRestart } from './restart.ts';
import { postInstanceResume } from './resume.ts';
import { postElementResume } from './resume-element.ts';
import { postInstanceVariables } from './set-variables.ts';
import { postInstanceSuspend } from './suspend.ts';
import { postElementSuspend } from './suspend-element.ts';

/** Endpoints of running instances, for the registry `routes/index.ts`. */
export const instanceRoutes: readonly AnyRoute[] = [
  getInstance,
  postInstanceSuspend,
  postInstanceResume,
  postElementSuspend,
  postElementResume,
  postInstanceModify,
  postIteration,
  postIterationRemove,
  postInstanceCancel,
  postInstanceVariables,
  postInstanceMigrate,
  postInstanceRestart,
];
