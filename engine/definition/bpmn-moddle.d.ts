declare module 'bpmn-moddle' {
  import type { ModdleElement } from './moddle-element.js';
  import type { ModdlePackage } from './xiaowu-moddle.js';

  /** Something the file says that the import had to leave out. */
  export interface ImportWarning {
    readonly message: string;
    /** The element, as far as it could be read. */
    readonly element?: ModdleElement;
    /** The attribute concerned. */
    readonly property?: string;
    readonly value?: string;
  }

  export interface ImportResult {
    readonly rootElement: ModdleElement;
    readonly warnings: readonly ImportWarning[];
  }

  export class BpmnModdle {
    constructor(packages?: { readonly [prefix: string]: ModdlePackage });
    /** Rejects with an Error that carries `warnings` when the file as a whole cannot be read. */
    fromXML(xml: string): Promise<ImportResult>;
  }
}
