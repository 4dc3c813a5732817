declare module 'dmn-moddle' {
  export interface DmnModdleInstance {
    fromXML(xml: string): Promise<{
      rootElement: object;
      warnings: readonly { readonly message: string }[];
    }>;
  }
  export function DmnModdle(packages?: Readonly<Record<string, object>>): DmnModdleInstance;
}
