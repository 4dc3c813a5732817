import { completeWith } from '../../verbs/complete.ts';
import { raiseIncident } from '../../verbs/raise-incident.ts';
import { trigger } from '../element.ts';

interface LinkUse {
  readonly name: string;
}

/** BPMN 2.0 10.5.5: the token goes on at the catching link event of the same name in the same
 *  scope, as over a sequence flow; several may throw to one that catches. In a draft
 *  those without a name belong together. Where no event catches,
 *  in a draft, the thrower stands with an incident. */
export const linkTrigger = trigger<LinkUse>({
  type: 'bpmn:LinkEventDefinition',
  name: 'link',
  ends: true,
  read(definition, at, event) {
    const name = at.text(definition, 'name');
    if (name === null) at.problem('event/link-missing', event, '');
    return { name: name ?? '' };
  },
  fire(run, me, { name }) {
    const target = me.node.scope.links.get(name);
    if (!target) {
      const detail = `Expected a catching link event ${name} but there is none`;
      raiseIncident(run, me, { code: 'link-not-found', detail });
      return false;
    }
    const { part, path } = me;
    completeWith(run, me, []);
    run.queue.push({ node: target, part, flow: null, path, loop: null });
    return false;
  },
  label: ({ name }) => name,
});
