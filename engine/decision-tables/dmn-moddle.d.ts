declare module 'dmn-moddle' {
  /** An element as dmn-moddle reads it; only what decisions need. */
  export interface DmnElement {
    readonly $type: string;
    readonly id?: string;
    readonly name?: string;
    readonly [property: string]: unknown;
  }

  export class DmnModdle {
    fromXML(xml: string): Promise<{
      readonly rootElement: DmnElement;
      readonly warnings: readonly { readonly message: string }[];
    }>;
  }
}
