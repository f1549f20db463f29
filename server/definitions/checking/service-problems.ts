import type { Json, Problem, Process } from '@xiaowu/engine';
import { serverProblem } from './server-problem.js';
import {
  callableUrl,
  errorSettings,
  headerOf,
  httpMethods,
  numberSetting,
  type NumberSetting,
  ownHeaders,
} from '../../contract/service-settings.js';

const isWhole = (name: NumberSetting) => (value: string) => numberSetting(name, value) !== null;

/** Every setting of a service of type `http`, and whether a value is one that it can have. */
const settings: { readonly [name: string]: (value: string) => boolean } = {
  url: (value) => callableUrl(value.replace(/^\$\{\w+\}/, 'http://service').replaceAll(/\{\w+\}/g, 'x')) !== null,
  method: (value) => value === '' || httpMethods.includes(value.toUpperCase()),
  timeoutMs: isWhole('timeoutMs'),
  retries: isWhole('retries'),
  backoffMs: isWhole('backoffMs'),
  errors: (value) => errorSettings(value) !== null,
  result: (value) => ['', 'body', 'response'].includes(value),
};

/** Service tasks that nobody here could do: each of their cases would come to an incident. */
export function serviceProblems(process: Process): Problem[] {
  return Object.values(process.nodes).flatMap((node) => {
    if (node.kind !== 'serviceTask') return [];
    const { id, type } = node;
    if (type !== 'http') return [serverProblem('service.typeUnknown', id, { type })];
    const given = Object.entries({ url: '', ...node.settings }).map(([name, value]) => [name, asText(value)] as const);
    return given.flatMap(([name, value]) => settingProblems(id, name, value));
  });
}

function settingProblems(elementId: string, name: string, value: string): Problem[] {
  const header = headerOf(name);
  const isRight = settings[name];
  if (!isRight && header === null) return [serverProblem('service.settingUnknown', elementId, { name }, 'warning')];
  const isWrong = isRight ? !isRight(value) : ownHeaders.has(header ?? '') || /[\r\n\0]/.test(value);
  return isWrong ? [serverProblem('service.settingInvalid', elementId, { name, value })] : [];
}

const asText = (value: Json): string => (typeof value === 'string' ? value.trim() : JSON.stringify(value));
