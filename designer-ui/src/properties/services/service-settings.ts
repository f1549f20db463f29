import { type ModdleElement, type PropertyChange, textOf } from '../../modeler/moddle';
import { changeExtension, extensionsOf, replaceExtensions } from '../extension-elements';

/** What the server's HTTP call reads beside headers. The body are the step's inputs as JSON. */
export const httpSettings = ['method', 'url', 'result', 'timeoutMs', 'retries', 'backoffMs', 'errors'] as const;
export type HttpSetting = (typeof httpSettings)[number];
const headerPrefix = 'header.';

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

/** A header that is sent along; the values of secrets stand on the server, as `${NAME}`. */
export interface HttpHeader {
  name: string;
  value: string;
}
export const headersOf = ({ settings }: ServiceSettings): HttpHeader[] =>
  Object.entries(settings)
    .filter(([name]) => name.startsWith(headerPrefix))
    .map(([name, value]) => ({ name: name.slice(headerPrefix.length), value }));

/** Headers as a whole, in their order; other settings stay where they are. */
export function changeHeaders(task: ModdleElement, headers: readonly HttpHeader[]): PropertyChange[] {
  const others = extensionsOf(task, setting).filter((each) => !textOf(each, 'name').startsWith(headerPrefix));
  const written = headers.map(({ name, value }) =>
    task.$model.create(setting, { name: `${headerPrefix}${name}`, value }),
  );
  return replaceExtensions(task, setting, [...others, ...written]);
}

/** BPMN errors by status of the answer, as the server reads them: `404=notFound, 5xx=down`. */
export interface StatusError {
  status: string;
  code: string;
}
export const readErrors = (text: string): StatusError[] =>
  text
    .split(',')
    .filter((each) => each.trim() !== '')
    .map((each) => {
      const [status = '', code = ''] = each.split('=');
      return { status: status.trim(), code: code.trim() };
    });
export const writeErrors = (errors: readonly StatusError[]): string =>
  errors.map(({ status, code }) => `${status}=${code}`).join(', ');
