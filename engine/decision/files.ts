import type { TableFacts } from './analysis/facts.ts';
import { childrenOf, type Element, idOf, type Target, textOf } from './element.ts';
import type { Problems } from './problems.ts';

const DMN = /^https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/(MODEL\/?|dmn\.xsd)$/;

/** A DMN file and the files that it imports by the names that it gives them. */
export interface DmnFile {
  readonly namespace: string;
  readonly root: Element;
  readonly problems: Problems;
  readonly elements: ReadonlyMap<string, Element>;
  /** Its decision tables, once its logic is compiled. */
  readonly tables: TableFacts[];
  /** An import without a name brings its names as they are (DMN 1.5 6.3.3). */
  readonly imports: ReadonlyMap<string, DmnFile>;
}

/** What stands for an element in all files together. */
export const keyOf = (file: DmnFile, id: string): string => `${file.namespace}#${id}`;

interface Unlinked extends DmnFile {
  readonly imports: Map<string, DmnFile>;
}

export function makeFile(root: Element, problems: Problems): Unlinked {
  const elements = new Map<string, Element>();
  for (const element of childrenOf(root, 'drgElement')) {
    const id = idOf(element) ?? textOf(element, 'name') ?? '';
    if (elements.has(id)) {
      problems.add('duplicate-id', id, {
        zh: `标识“${id}”重复`,
        en: `Expected ids of their own but "${id}" is there twice`,
      });
    } else elements.set(id, element);
  }
  const namespace = textOf(root, 'namespace') ?? '';
  return { namespace, root, problems, elements, tables: [], imports: new Map() };
}

/** Joins each import with the file of its namespace; what cannot be joined is a problem. */
export function linkFiles(files: readonly Unlinked[]): void {
  const byNamespace = new Map(files.toReversed().map((file) => [file.namespace, file] as const));
  for (const file of files) {
    for (const element of childrenOf(file.root, 'import')) link(file, element, byNamespace);
  }
}

function link(file: Unlinked, element: Element, byNamespace: ReadonlyMap<string, DmnFile>): void {
  const name = textOf(element, 'name') ?? '';
  const type = textOf(element, 'importType') ?? '';
  const namespace = textOf(element, 'namespace') ?? '';
  const target = byNamespace.get(namespace);
  if (!DMN.test(type)) {
    file.problems.add('unsupported-import', idOf(element), {
      zh: `不支持导入“${name}”：其类型为“${type}”`,
      en: `Expected an import of DMN but "${name}" is of type "${type}"`,
    });
  } else if (!target) {
    file.problems.add('unknown-import', idOf(element), {
      zh: `找不到导入“${name}”的文件，命名空间为“${namespace}”`,
      en: `Expected a file for import "${name}" but none has the namespace "${namespace}"`,
    });
  } else file.imports.set(name, target);
}

/** An element that a reference points to, and the name of the import that leads to it. */
export interface Found {
  readonly file: DmnFile;
  readonly id: string;
  readonly element: Element;
  /** Empty where the element's name is known as it is. */
  readonly prefix: string;
}

/** Follows a reference out of a file; null where it leads nowhere. */
export function find(file: DmnFile, { namespace, id }: Target): Found | null {
  const own = file.elements.get(id);
  if (own && (namespace === null || namespace === file.namespace)) {
    return { file, id, element: own, prefix: '' };
  }
  for (const [prefix, other] of file.imports) {
    const element = other.namespace === namespace ? other.elements.get(id) : undefined;
    if (element) return { file: other, id, element, prefix };
  }
  return null;
}
