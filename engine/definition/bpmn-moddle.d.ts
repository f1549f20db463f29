declare module 'bpmn-moddle' {
  import type { ModdleElement } from './moddle-element.js';
  import type { ModdlePackage } from './xiaowu-moddle.js';

  /** Something the file says that the import had to leave out. */
  export interface ImportWarning {
    readonly message: string;
    /** Of content that could not be read at all. */
    readonly error?: Error;
    /** The element, as far as it could be read. */
    readonly element?: ModdleElement;
    /** The attribute concerned. */
    readonly property?: string;
    readonly value?: string;
  }

  export interface ImportResult {
    readonly rootElement: ModdleElement;
    readonly warnings: readonly ImportWarning[];
    readonly elementsById: { readonly [id: string]: ModdleElement };
  }

  /** What one import knows while it runs. */
  export interface ImportContext {
    addWarning(warning: ImportWarning): void;
  }

  export interface RootHandler {
    context: ImportContext;
  }

  export class BpmnModdle {
    constructor(packages?: { readonly [prefix: string]: ModdlePackage });
    /** Writes the element and everything in it. */
    toXML(element: ModdleElement, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>;
    /**
     * Rejects with an Error that carries `warnings` when the file as a whole cannot be read. Options become properties
     * of the reader.
     */
    fromXML(xml: string, options?: { handler(this: object, type: string): RootHandler }): Promise<ImportResult>;
  }
}
