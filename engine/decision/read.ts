import { anyType, type Type } from '../expression/types.ts';
import { cyclicDecisions } from './cycles.ts';
import { childOf, childrenOf, type Element, targetOf, textOf } from './element.ts';
import type { Place, Source } from './feel.ts';
import { type DmnFile, type Found, find, keyOf } from './files.ts';
import type { Graph, GraphNode, Required } from './graph.ts';
import { compileLogic, functionDefinition } from './logic.ts';
import { namesIn } from './names.ts';
import { TypeReader } from './types.ts';

const references = ['requiredDecision', 'requiredInput', 'requiredKnowledge'];

/** The references to what an element requires, in document order. */
function requirementsOf(element: Element): readonly Element[] {
  const requirements = [
    ...childrenOf(element, 'informationRequirement'),
    ...childrenOf(element, 'knowledgeRequirement'),
  ];
  return requirements.flatMap((requirement) =>
    references.flatMap((key) => childOf(requirement, key) ?? []),
  );
}

const variableOf = (element: Element) => childOf(element, 'variable');

const nameOf = (element: Element): string =>
  textOf(variableOf(element), 'name') ?? textOf(element, 'name') ?? '';

interface Reading {
  readonly file: DmnFile;
  readonly source: Source;
  readonly types: TypeReader;
  /** Names of the imports that lead here from the first file. */
  readonly path: readonly string[];
}

/** Compiles the elements of a file and of those that it imports (DMN 1.5 6.2 and 6.3.3). */
class GraphReader {
  readonly nodes = new Map<string, GraphNode>();
  private readonly readings = new Map<DmnFile, Reading>();

  readAll(file: DmnFile, path: readonly string[]): Reading {
    const known = this.readings.get(file);
    if (known) return known;
    const imported = new Map<string, TypeReader>();
    const language = textOf(file.root, 'expressionLanguage');
    const { problems, tables } = file;
    const common = { problems, tables, cells: new Map(), language };
    const untyped: Source = { ...common, types: new Map(), names: [] };
    const types = new TypeReader(
      childrenOf(file.root, 'itemDefinition'),
      { source: untyped, names: [], element: null },
      imported,
    );
    const names = namesIn(file.root);
    const source: Source = { ...common, types: new Map(), names };
    const reading = { file, source, types, path };
    // Known before its imports are read, so that files may import each other.
    this.readings.set(file, reading);
    for (const [prefix, other] of file.imports) {
      imported.set(prefix, this.readAll(other, [...path, prefix]).types);
    }
    const typed: Reading = { ...reading, source: { ...source, types: types.readAll() } };
    this.readings.set(file, typed);
    for (const [id, element] of file.elements) {
      const node = this.node(id, element, typed);
      if (node) this.nodes.set(node.key, node);
    }
    return typed;
  }

  private node(id: string, element: Element, reading: Reading): GraphNode | null {
    const { file, types, path } = reading;
    const type = types.named(textOf(variableOf(element), 'typeRef'), id);
    const common = { key: keyOf(file, id), id, name: nameOf(element), type };
    switch (element.$type) {
      case 'dmn:InputData':
        return { ...common, kind: 'input', path };
      case 'dmn:Decision': {
        const { requires, place } = this.requirements(id, element, reading);
        const logic = compileLogic(childOf(element, 'decisionLogic'), place, types.reader(id));
        return { ...common, kind: 'decision', requires, logic };
      }
      case 'dmn:BusinessKnowledgeModel':
        return this.knowledge(common, element, reading);
      case 'dmn:DecisionService':
        return this.service(common, element, reading);
      default:
        // Sources of knowledge are documentation.
        return null;
    }
  }

  private knowledge(
    common: { key: string; id: string; name: string; type: Type },
    element: Element,
    reading: Reading,
  ): GraphNode {
    const { requires, place } = this.requirements(common.id, element, reading);
    const definition = childOf(element, 'encapsulatedLogic');
    const node = { ...common, kind: 'knowledge', requires } as const;
    if (!definition) return { ...node, parameters: [], make: () => null };
    const parameters = childrenOf(definition, 'formalParameter').map(
      (parameter) => textOf(parameter, 'name') ?? '',
    );
    const make = functionDefinition(definition, place, reading.types.reader(common.id), {
      name: common.name,
      result: common.type.result ?? (common.type.name === 'function' ? anyType : common.type),
    }).closure;
    return { ...node, parameters, make };
  }

  private service(
    common: { key: string; id: string; name: string; type: Type },
    element: Element,
    reading: Reading,
  ): GraphNode {
    const keys = (property: string) =>
      childrenOf(element, property).flatMap((reference) => {
        const found = this.follow(common.id, reference, reading);
        return found ? [keyOf(found.file, found.id)] : [];
      });
    const inputs = [...keys('inputData'), ...keys('inputDecision')];
    const type = common.type.result ?? (common.type.name === 'function' ? anyType : common.type);
    return { ...common, type, kind: 'service', inputs, outputs: keys('outputDecision') };
  }

  private follow(id: string, reference: Element, { file }: Reading): Found | null {
    const target = targetOf(reference);
    const found = target && find(file, target);
    if (target && !found) {
      file.problems.add('unknown-requirement', id, {
        zh: `所需的元素“${target.id}”不存在`,
        en: `Expected a required element but there is no "${target.id}"`,
      });
    }
    return found;
  }

  private requirements(id: string, element: Element, reading: Reading) {
    const found = requirementsOf(element).flatMap(
      (reference) => this.follow(id, reference, reading) ?? [],
    );
    const requires: Required[] = found.map(({ file, id: other, prefix }) => ({
      key: keyOf(file, other),
      prefix,
    }));
    const names = found.map(({ element: other, prefix }) => prefix || nameOf(other));
    const own = element.$type === 'dmn:BusinessKnowledgeModel' ? [nameOf(element)] : [];
    const place: Place = { source: reading.source, names: [...own, ...names], element: id };
    return { requires, place };
  }
}

/** The requirement graph of a file and of all that it imports. */
export function readGraph(file: DmnFile): Graph {
  const reader = new GraphReader();
  reader.readAll(file, []);
  for (const key of cyclicDecisions(reader.nodes)) {
    if (!key.startsWith(keyOf(file, ''))) continue;
    file.problems.add(
      'cycle',
      reader.nodes.get(key)?.id ?? null,
      { zh: '决策不能（间接）依赖自身', en: 'Expected a decision that does not require itself' },
      'DMN 1.5 6.2.1',
    );
  }
  return reader.nodes;
}
