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
  import type { ModdlePackage } from '@xiaowu/engine';
  import type { FileModdle } from './layout/auto-layout';

  export const BpmnModdle: new (packages?: Readonly<Record<string, ModdlePackage>>) => FileModdle;
}
declare module 'dmn-moddle' {
  import type { FileModdle } from './layout/auto-layout';

  export const DmnModdle: new () => FileModdle;
}
