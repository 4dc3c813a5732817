import { between, nodesOfType } from './find.ts';
import type { Rule } from './rule.ts';

const assignment =
  '<extensionElements><ld:assignment rule="role" role="handler"/></extensionElements>';

export const taskNoAssignment: Rule = {
  id: 'task/no-assignment',
  severity: 'warning',
  clause: 'BPMN 2.0 10.3.4',
  text: {
    zh: '用户任务“{element}”没有办理人规则，没有人会收到它。',
    en: 'User task {element} has no assignment, so nobody will get it.',
  },
  bad: between('<userTask id="a"/>', 'a'),
  good: between(`<userTask id="a">${assignment}</userTask>`, 'a'),
  *check(model) {
    for (const { id } of nodesOfType(model, 'bpmn:UserTask')) {
      const summary = model.graph.userTask(id);
      if (summary && summary.assignments.length === 0) yield { element: id };
    }
  },
};
