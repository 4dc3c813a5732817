// saxen 11 ships no types; only what the runners use is declared.
declare module 'saxen' {
  export class Parser {
    ns(namespaces: { readonly [uri: string]: string }): this;
    on(
      hook: 'openTag',
      take: (
        name: string,
        attributes: () => { readonly [name: string]: string },
        decode: (text: string) => string,
      ) => void,
    ): this;
    on(hook: 'closeTag', take: (name: string) => void): this;
    on(hook: 'text', take: (text: string, decode: (text: string) => string) => void): this;
    on(hook: 'cdata', take: (text: string) => void): this;
    on(hook: 'error', take: (error: Error) => void): this;
    parse(xml: string): this;
  }
}
