import type { AnyRoute } from '../../route.ts';
import { getCaseActivities } from './activities.ts';
import { getCaseDiagram } from './diagram.ts';
import { postCase } from './enter.ts';
import { getCaseFile } from './file.ts';
import { postActivitiesFinish } from './finish-activities.ts';
import { getCaseHistory } from './history.ts';
import { getIntakeForms } from './intake-forms.ts';
import { getCases } from './list.ts';
import { getCase } from './read.ts';
import { postCaseReveal } from './reveal.ts';
import { postActivityStart } from './start-activity.ts';
import { postCaseSupervise } from './supervise.ts';
import { getSupervisionProposal } from './supervision-proposal.ts';

/** Endpoints of cases, for the registry `routes/index.ts`. */
export const caseRoutes: readonly AnyRoute[] = [
  getCases,
  getIntakeForms,
  postCase,
  getCase,
  getCaseHistory,
  getCaseDiagram,
  getCaseFile,
  getCaseActivities,
  postActivityStart,
  postActivitiesFinish,
  postCaseReveal,
  getSupervisionProposal,
  postCaseSupervise,
];
