/** The two bpmn.io packages that ship without types: only what this room uses of them. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages: { readonly [prefix: string]: object });
    fromXML(
      xml: string,
      typeName?: string,
    ): Promise<{
      readonly rootElement: object;
      readonly elementsById: { readonly [id: string]: object };
      readonly warnings: readonly object[];
    }>;
  }
}

declare module 'bpmn-js-differ' {
  type ById = { readonly [id: string]: object };
  export function diff(
    before: object,
    after: object,
  ): { readonly _added: ById; readonly _removed: ById; readonly _changed: ById };
}
