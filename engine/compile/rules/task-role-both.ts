import { childOf } from '../reader.ts';
import { between, idNear } from './find.ts';
import type { Rule } from './rule.ts';

const example = (reference: string): string =>
  `<resource id="r" name="R"/>${between(
    `<task id="a"><potentialOwner>${reference}<resourceAssignmentExpression><formalExpression>"x"</formalExpression></resourceAssignmentExpression></potentialOwner></task>`,
    'a',
  )}`;

export const taskRoleBoth: Rule = {
  id: 'task/role-both',
  severity: 'error',
  clause: 'BPMN 2.0 10.3.1',
  text: {
    zh: '“{element}”的人员指定不能既引用资源又写表达式。',
    en: 'A resource role of {element} must not have both a resource and an expression.',
  },
  bad: example('<resourceRef>r</resourceRef>'),
  good: example(''),
  *check(model) {
    for (const role of model.of('bpmn:ResourceRole')) {
      if (childOf(role, 'resourceRef') && childOf(role, 'resourceAssignmentExpression')) {
        yield { element: idNear(role) };
      }
    }
  },
};
