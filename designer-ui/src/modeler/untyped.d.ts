declare module 'bpmn-js-i18n-zh/lib/bpmn-js/index.js' {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}
declare module 'diagram-js-grid' {
  const module: import('didi').ModuleDeclaration;
  export default module;
}
declare module 'diagram-js-minimap' {
  const module: import('didi').ModuleDeclaration;
  export default module;
}
declare module 'bpmn-auto-layout' {
  export function layoutProcess(xml: string): Promise<string>;
}
declare module 'bpmn-moddle' {
  export class BpmnModdle implements import('./auto-layout').FileModdle {
    constructor(packages?: Readonly<Record<string, import('@xiaowu/engine').ModdlePackage>>);
    create(type: string, attributes?: Record<string, unknown>): import('./moddle').ModdleElement;
    fromXML(xml: string): ReturnType<import('./auto-layout').FileModdle['fromXML']>;
    toXML(root: import('./moddle').ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>;
  }
}
