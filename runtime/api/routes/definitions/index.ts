import type { AnyRoute } from '../../route.ts';
import { getDefinitions } from './list.ts';
import { postDefinitionMigrate } from './migrate.ts';
import { getBulkOperation } from './operation.ts';
import { getMigrationPlan } from './plan.ts';
import { getRefusedInstances } from './refused.ts';
import { postDefinitionResume } from './resume.ts';
import { postDefinitionSuspend } from './suspend.ts';

/** Endpoints of published versions and of operations on all their instances. */
export const definitionRoutes: readonly AnyRoute[] = [
  getDefinitions,
  postDefinitionSuspend,
  postDefinitionResume,
  getMigrationPlan,
  postDefinitionMigrate,
  getBulkOperation,
  getRefusedInstances,
];
