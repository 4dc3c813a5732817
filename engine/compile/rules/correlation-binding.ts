import { childOf, listOf } from '../reader.ts';
import { idNear, idOf } from './find.ts';
import type { Rule } from './rule.ts';

const property = (id: string): string =>
  `<correlationProperty id="${id}"><correlationPropertyRetrievalExpression messageRef="m"><messagePath>x</messagePath></correlationPropertyRetrievalExpression></correlationProperty>`;

const example = (bound: string): string =>
  `<message id="m" name="m"/>${property('own')}${property('other')}<collaboration id="c"><participant id="one" processRef="p"/><correlationKey id="k"><correlationPropertyRef>own</correlationPropertyRef></correlationKey></collaboration><process id="p" isExecutable="true"><startEvent id="s"/><correlationSubscription id="sub" correlationKeyRef="k"><correlationPropertyBinding correlationPropertyRef="${bound}"><dataPath>x</dataPath></correlationPropertyBinding></correlationSubscription></process>`;

export const correlationBinding: Rule = {
  id: 'correlation/binding-foreign',
  severity: 'error',
  clause: 'BPMN 2.0 8.4.2',
  text: {
    zh: '“{element}”绑定的关联属性“{detail}”不属于它的关联键。',
    en: '{element} binds the correlation property {detail}, which its key does not have.',
  },
  bad: example('other'),
  good: example('own'),
  *check(model) {
    for (const subscription of model.of('bpmn:CorrelationSubscription')) {
      const key = childOf(subscription, 'correlationKeyRef');
      const own = new Set(key ? listOf(key, 'correlationPropertyRef') : []);
      for (const binding of listOf(subscription, 'correlationPropertyBinding')) {
        const property = childOf(binding, 'correlationPropertyRef');
        if (key && property && !own.has(property)) {
          yield { element: idNear(subscription), detail: idOf(property) };
        }
      }
    }
  },
};
