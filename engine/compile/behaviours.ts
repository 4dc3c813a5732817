import type { Behaviour } from '../model/graph.ts';
import type { Reader, XmlNode } from '../model/xml.ts';
import { childOf, listOf } from './reader.ts';
import { definitionsOf, usesOf } from './triggers.ts';

/**
 * BPMN 2.0 tables 10.30 and 10.31: `None` throws with every instance that completes, `One` with the
 * first, `Complex` where a condition holds, `All` nothing. Without an event definition it is a
 * signal that bears the name of the activity, or its id.
 */
export function readBehaviours(loop: XmlNode, activity: XmlNode, at: Reader): Behaviour[] {
  const behaviour = loop.get('behavior');
  if (behaviour === 'Complex') {
    return listOf(loop, 'complexBehaviorDefinition').map((one) => readComplex(one, activity, at));
  }
  if (behaviour !== 'None' && behaviour !== 'One') return [];
  const once = behaviour === 'One';
  const definition = childOf(loop, once ? 'oneBehaviorEventRef' : 'noneBehaviorEventRef');
  const uses = throwsOf([definition ?? signalOf(activity)], activity, at);
  return [{ once, condition: null, uses }];
}

function readComplex(one: XmlNode, activity: XmlNode, at: Reader): Behaviour {
  const condition = childOf(one, 'condition');
  const language = condition && at.text(condition, 'language');
  const event = childOf(one, 'event');
  const text = at.body(one, 'condition');
  if (!event || text === null) at.problem('activity/behavior-incomplete', activity, '');
  return {
    once: false,
    condition: at.expression(text, activity, language),
    uses: text === null || !event ? [] : throwsOf(definitionsOf(event), activity, at),
  };
}

function throwsOf(definitions: readonly XmlNode[], activity: XmlNode, at: Reader) {
  const uses = usesOf(definitions, activity, at);
  if (uses.length < definitions.length || uses.some(({ trigger }) => !trigger.fire)) {
    at.problem('activity/behavior-incomplete', activity, '');
  }
  return uses;
}

/** The default signal of the specification, whose signal nobody has to declare. */
const signalOf = (activity: XmlNode): XmlNode => ({
  $type: 'bpmn:SignalEventDefinition',
  get: (name) => (name === 'signalRef' ? activity : undefined),
});
