import type { Graph } from '../../model/graph.ts';
import type { Text } from '../../model/value.ts';
import type { XmlNode } from '../../model/xml.ts';

/** A parsed model with its graph, as far as it could be built. */
export interface Model {
  readonly root: XmlNode;
  readonly graph: Graph;
}

export interface Finding {
  readonly element: string;
  readonly detail?: string;
}

/** One rule that a model must keep. The examples are the content of `bpmn:definitions`. */
export interface Rule {
  /** `<folder>/<rule>`, the id of the problem. */
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly clause: string | null;
  /** `{element}` and `{detail}` are filled in. */
  readonly text: Text;
  readonly bad: string;
  readonly good: string;
  check(model: Model): Iterable<Finding>;
}
