import { childOf } from '../reader.ts';
import { between, definitionsOf, idOf } from './find.ts';
import type { Rule } from './rule.ts';

const example = (activity: string): string =>
  between(
    `<subProcess id="sub"><task id="in"/></subProcess><intermediateThrowEvent id="undo"><compensateEventDefinition activityRef="${activity}"/></intermediateThrowEvent>`,
    'sub',
    'undo',
  );

export const compensationActivityRef: Rule = {
  id: 'compensation/activity-out-of-sight',
  severity: 'error',
  clause: 'BPMN 2.0 10.7',
  text: {
    zh: '“{element}”要补偿的活动“{detail}”不在同一层。',
    en: '{element} compensates {detail}, which is not in its scope.',
  },
  bad: example('in'),
  good: example('sub'),
  *check(model) {
    for (const event of model.of('bpmn:ThrowEvent')) {
      for (const definition of definitionsOf(event)) {
        const activity = childOf(definition, 'activityRef');
        if (!activity) continue;
        const scope = event.$parent;
        const isHandler = scope?.get('triggeredByEvent') === true;
        const isSeen =
          activity.$parent === scope || (isHandler && activity.$parent === scope?.$parent);
        if (!isSeen) yield { element: idOf(event), detail: idOf(activity) };
      }
    }
  },
};
