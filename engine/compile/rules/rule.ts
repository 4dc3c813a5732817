import type { Graph } from '../../model/graph.ts';
import type { Text } from '../../model/value.ts';
import type { XmlNode } from '../../model/xml.ts';
import type { SchemaFinding } from '../schema/validate.ts';

/** A parsed model with its graph, as far as it could be built. */
export interface Model {
  readonly root: XmlNode;
  readonly graph: Graph;
  /** Every element of the metamodel in the file, in document order; the diagram is not here. */
  readonly all: readonly XmlNode[];
  /** Elements of a type, also those of its subtypes: `bpmn:Activity`. */
  of(type: string): readonly XmlNode[];
  /** Sequence flows that end at a node, as the flows say, not as `incoming` repeats it. */
  incoming(node: XmlNode): readonly XmlNode[];
  outgoing(node: XmlNode): readonly XmlNode[];
  /** What associations join with a node, whichever way they were drawn. */
  associated(node: XmlNode): readonly XmlNode[];
  /** What breaks the XML schema of BPMN. */
  readonly schema: readonly SchemaFinding[];
}

export interface Finding {
  readonly element: string | null;
  readonly detail?: string;
  /** Offset in the text, where it is not that of the element. */
  readonly at?: number;
}

/** One rule that a model must keep. The examples are the content of `bpmn:definitions`. */
export interface Rule {
  /** `<folder>/<rule>`, the id of the problem. */
  readonly id: string;
  readonly severity: 'error' | 'warning';
  /** What only running needs: a warning in a process that is only drawn. */
  readonly onlyToRun?: true;
  readonly clause: string | null;
  /** `{element}` and `{detail}` are filled in. */
  readonly text: Text;
  readonly bad: string;
  readonly good: string;
  check(model: Model): Iterable<Finding>;
}
