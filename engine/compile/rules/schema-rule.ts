import type { Text } from '../../model/value.ts';
import type { Tag } from '../schema/tree.ts';
import type { SchemaFault } from '../schema/validate.ts';
import type { Model, Rule } from './rule.ts';

interface SchemaRule {
  readonly fault: SchemaFault;
  readonly severity?: Rule['severity'];
  readonly text: Text;
  readonly bad: string;
  readonly good: string;
}

/** A rule that tells one kind of fault against the XML schema, at the tag that has it. */
export function schemaRule({ fault, severity = 'error', text, bad, good }: SchemaRule): Rule {
  return {
    id: `schema/${fault}`,
    severity,
    clause: 'BPMN 2.0 15.3',
    text,
    bad,
    good,
    *check({ schema }: Model) {
      for (const { fault: found, tag, detail } of schema) {
        if (found !== fault) continue;
        const element = idNear(tag);
        yield { element, detail: element ? detail : `${tag.name} ${detail}`, at: tag.at };
      }
    },
  };
}

function idNear(tag: Tag): string | null {
  for (let at: Tag | null = tag; at; at = at.parent) {
    const id = at.attributes.get('id');
    if (id) return id;
  }
  return null;
}
