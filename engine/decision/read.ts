import { childOf, childrenOf, type Element, idOf, targetOf, textOf } from './element.ts';
import type { Place, Source } from './feel.ts';
import type { Graph, GraphNode } from './graph.ts';
import { compileLogic, functionDefinition, type TypeOf } from './logic.ts';
import type { Problems } from './problems.ts';
import { TypeReader } from './types.ts';

const references = ['requiredDecision', 'requiredInput', 'requiredKnowledge'];

/** The ids that an element requires, in document order. */
function requiredBy(element: Element): string[] {
  const requirements = [
    ...childrenOf(element, 'informationRequirement'),
    ...childrenOf(element, 'knowledgeRequirement'),
  ];
  return requirements.flatMap((requirement) =>
    references.flatMap((key) => targetOf(childOf(requirement, key)) ?? []),
  );
}

const nameOf = (element: Element): string =>
  textOf(childOf(element, 'variable'), 'name') ?? textOf(element, 'name') ?? '';

/** Compiles the elements of a file into its requirement graph (DMN 1.5 6.2). */
class GraphReader {
  private readonly elements: ReadonlyMap<string, Element>;
  private readonly source: Source;
  private readonly typeOf: TypeOf;

  constructor(elements: readonly Element[], source: Source, typeOf: TypeOf) {
    this.elements = new Map(elements.map((element) => [idOf(element) ?? '', element]));
    this.source = source;
    this.typeOf = typeOf;
  }

  read(): Graph {
    const nodes = new Map<string, GraphNode>();
    for (const [id, element] of this.elements) {
      this.checkRequirements(id, element);
      const node = this.node(id, element);
      if (node) nodes.set(id, node);
    }
    return nodes;
  }

  private node(id: string, element: Element): GraphNode | null {
    const name = nameOf(element);
    const type = this.typeOf(textOf(childOf(element, 'variable'), 'typeRef'));
    if (element.$type === 'dmn:InputData') return { kind: 'input', id, name, type };
    const requires = requiredBy(element).filter((other) => this.elements.has(other));
    const place = this.placeOf(id, requires);
    if (element.$type === 'dmn:Decision') {
      const logic = compileLogic(childOf(element, 'decisionLogic'), place, this.typeOf);
      return { kind: 'decision', id, name, type, requires, logic };
    }
    if (element.$type !== 'dmn:BusinessKnowledgeModel') return this.unsupported(id, element);
    const definition = childOf(element, 'encapsulatedLogic');
    if (!definition) return null;
    const parameters = childrenOf(definition, 'formalParameter').map(
      (parameter) => textOf(parameter, 'name') ?? '',
    );
    const make = functionDefinition(definition, place, this.typeOf).closure;
    return { kind: 'knowledge', id, name, requires, parameters, make };
  }

  private unsupported(id: string, element: Element): null {
    // Sources of knowledge are documentation; a service is asked for nothing by what runs here.
    if (element.$type === 'dmn:DecisionService') {
      this.source.problems.add('unsupported-element', id, {
        zh: '暂不支持决策服务',
        en: 'Expected no decision service: they are not supported yet',
      });
    }
    return null;
  }

  private placeOf(id: string, requires: readonly string[]): Place {
    const names = requires.map((other) => {
      const element = this.elements.get(other);
      return element ? nameOf(element) : '';
    });
    return { source: this.source, names, element: id };
  }

  private checkRequirements(id: string, element: Element): void {
    for (const other of requiredBy(element)) {
      if (this.elements.has(other)) continue;
      this.source.problems.add('unknown-requirement', id, {
        zh: `所需的元素“${other}”不存在`,
        en: `Expected a required element but there is no "${other}"`,
      });
    }
    if (element.$type === 'dmn:Decision' && this.reaches(id, id, new Set())) {
      this.source.problems.add(
        'cycle',
        id,
        { zh: '决策不能（间接）依赖自身', en: 'Expected a decision that does not require itself' },
        'DMN 1.5 6.2.1',
      );
    }
  }

  /** Whether requirements lead from one element to another. */
  private reaches(from: string, to: string, seen: Set<string>): boolean {
    const open = [from];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const element = this.elements.get(at);
      for (const next of element ? requiredBy(element) : []) {
        if (next === to) return true;
        if (!seen.has(next)) open.push(next);
        seen.add(next);
      }
    }
    return false;
  }
}

/** The requirement graph of a file, and its decisions in document order. */
export function readGraph(
  root: Element,
  problems: Problems,
): { graph: Graph; decisions: readonly Element[] } {
  const language = textOf(root, 'expressionLanguage');
  const untyped: Source = { types: new Map(), problems, cells: new Map(), language };
  const definitions = childrenOf(root, 'itemDefinition');
  const reader = new TypeReader(definitions, { source: untyped, names: [], element: null });
  const source: Source = { ...untyped, types: reader.readAll(), cells: new Map() };
  const elements = childrenOf(root, 'drgElement');
  const graph = new GraphReader(elements, source, (name) => reader.named(name)).read();
  const decisions = elements.filter(({ $type }) => $type === 'dmn:Decision');
  return { graph, decisions };
}
