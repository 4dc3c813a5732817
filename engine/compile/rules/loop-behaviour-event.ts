import { childOf, listOf } from '../reader.ts';
import { between, idNear } from './find.ts';
import type { Rule } from './rule.ts';

export const loopBehaviourEvent: Rule = {
  id: 'loop/behaviour-event',
  severity: 'error',
  onlyToRun: true,
  clause: 'BPMN 2.0 10.3.8',
  text: {
    zh: '多实例活动“{element}”的行为“{detail}”缺少相应的事件。',
    en: 'The multi-instance activity {element} behaves as {detail} but does not say which event that throws.',
  },
  bad: between(
    '<task id="a"><multiInstanceLoopCharacteristics behavior="One"><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></task>',
    'a',
  ),
  good: between(
    '<task id="a"><multiInstanceLoopCharacteristics behavior="All"><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></task>',
    'a',
  ),
  *check(model) {
    for (const loop of model.of('bpmn:MultiInstanceLoopCharacteristics')) {
      const behaviour = String(loop.get('behavior'));
      const missing =
        (behaviour === 'One' && !childOf(loop, 'oneBehaviorEventRef')) ||
        (behaviour === 'None' && !childOf(loop, 'noneBehaviorEventRef')) ||
        (behaviour === 'Complex' && listOf(loop, 'complexBehaviorDefinition').length === 0);
      if (missing) yield { element: idNear(loop), detail: behaviour };
    }
  },
};
