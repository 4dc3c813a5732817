// bpmn-moddle 10.3.1 ships types of the metamodel but none of its entry point.
declare module 'bpmn-moddle' {
  interface ModdleElement {
    readonly $type: string;
    readonly $parent?: ModdleElement;
    readonly $attrs?: { readonly [name: string]: unknown };
    get(name: string): unknown;
    set(name: string, value: unknown): void;
  }

  export interface ModdleWarning {
    readonly message: string;
    readonly element?: ModdleElement;
    readonly property?: string;
    readonly value?: string;
  }

  export interface ParseResult {
    readonly rootElement: ModdleElement;
    readonly elementsById: { readonly [id: string]: ModdleElement };
    readonly warnings: readonly ModdleWarning[];
  }

  export class BpmnModdle {
    constructor(packages?: { readonly [prefix: string]: unknown }, options?: object);
    fromXML(xml: string, options?: object): Promise<ParseResult>;
    toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>;
  }
}
