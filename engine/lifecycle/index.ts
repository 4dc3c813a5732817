import { checklistItemChart } from './checklist-item.ts';
import { checklistRunChart } from './checklist-run.ts';
import { elementInstanceChart } from './element-instance.ts';
import { incidentChart } from './incident.ts';
import { jobChart } from './job.ts';
import { processInstanceChart } from './process-instance.ts';
import { supervisionOrderChart } from './supervision-order.ts';
import { tabulate } from './tabulate.ts';
import { userTaskChart } from './user-task.ts';

/** The charts of all that lives, by the name that `lifecycles` gives them. */
export const charts = {
  processInstance: processInstanceChart,
  elementInstance: elementInstanceChart,
  userTask: userTaskChart,
  job: jobChart,
  incident: incidentChart,
  supervisionOrder: supervisionOrderChart,
  checklistRun: checklistRunChart,
  checklistItem: checklistItemChart,
};

/** The same as tables: which operations are allowed where, and where they lead. */
export const lifecycles = {
  processInstance: tabulate(processInstanceChart),
  elementInstance: tabulate(elementInstanceChart),
  userTask: tabulate(userTaskChart),
  job: tabulate(jobChart),
  incident: tabulate(incidentChart),
  supervisionOrder: tabulate(supervisionOrderChart),
  checklistRun: tabulate(checklistRunChart),
  checklistItem: tabulate(checklistItemChart),
};
