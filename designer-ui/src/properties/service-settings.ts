import { type ModdleElement, type PropertyChange, textOf } from '../modeler/moddle';
import { changeExtension, extensionsOf, replaceExtensions } from './extension-elements';

/** What the server's HTTP call reads. The body are the step's inputs as JSON. */
export const httpSettings = ['method', 'url'] as const;
export type HttpSetting = (typeof httpSettings)[number];
export const httpMethods = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE'] as const;

export interface ServiceSettings {
  type: string;
  /** Variable that takes the whole answer; empty = only the output mappings see it, as `result`. */
  resultVariable: string;
  settings: Record<string, string>;
}

const service = 'xiaowu:Service';
const setting = 'xiaowu:Setting';

export function readService(task: ModdleElement): ServiceSettings {
  const [element] = extensionsOf(task, service);
  return {
    type: textOf(element, 'type') || 'http',
    resultVariable: textOf(element, 'resultVariable'),
    settings: Object.fromEntries(
      extensionsOf(task, setting).map((each) => [textOf(each, 'name'), textOf(each, 'value')]),
    ),
  };
}

export const changeService = (
  task: ModdleElement,
  { type, resultVariable }: Omit<ServiceSettings, 'settings'>,
): PropertyChange[] => changeExtension(task, service, { type, resultVariable: resultVariable || undefined });

/** Settings of other names are not touched; an empty one is taken out of the file. */
export function changeSetting(task: ModdleElement, name: string, value: string): PropertyChange[] {
  const all = extensionsOf(task, setting);
  const entry = all.find((each) => textOf(each, 'name') === name);
  if (value === '') {
    const others = all.filter((each) => each !== entry);
    return entry ? replaceExtensions(task, setting, others) : [];
  }
  if (entry) return [{ target: entry, properties: { value } }];
  return replaceExtensions(task, setting, [...all, task.$model.create(setting, { name, value })]);
}
