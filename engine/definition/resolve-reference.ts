import type { ImportWarning } from 'bpmn-moddle';
import { activiti } from './dialects/activiti.js';
import { camunda7 } from './dialects/camunda-7.js';
import { flowable } from './dialects/flowable.js';
import { many, type ModdleElement, text } from './moddle-element.js';

/** Tools to which an `errorRef` that is no id is a code. */
const codeReaders = [activiti, camunda7, flowable].flatMap(({ uris }) => uris);

/**
 * Resolves a reference that the reader could not: references are qualified names, which may have the prefix of the
 * file's own namespace, and some tools take an error by its code. False = it leads nowhere.
 */
export function resolveReference(
  root: ModdleElement,
  elements: Map<string, ModdleElement>,
  { message, element, property, value }: ImportWarning,
): boolean {
  if (!message.startsWith('unresolved reference') || !element || property === undefined || !value) return false;
  const target = elements.get(localName(root, value)) ?? (property === 'bpmn:errorRef' ? errorOf(root, value) : null);
  if (!target) return false;
  elements.set(value, target);
  const { isMany } = element.$descriptor.propertiesByName?.[property] ?? {};
  element.set(property, isMany === true ? [...many(element, property), target] : target);
  return true;
}

/** Without the prefix of the file's own namespace. */
function localName(root: ModdleElement, name: string): string {
  const [, prefix, local] = /^([^:]+):([^:]+)$/.exec(name) ?? [];
  const isOwn = prefix !== undefined && root.$attrs[`xmlns:${prefix}`] === text(root, 'targetNamespace');
  return isOwn && local !== undefined ? local : name;
}

function errorOf(root: ModdleElement, code: string): ModdleElement | null {
  const isCode = Object.values(root.$attrs).some((uri) => codeReaders.includes(uri)) && /^[\p{L}_][\w.-]*$/u.test(code);
  if (!isCode) return null;
  const error = root.$model.create('bpmn:Error', { id: code, errorCode: code });
  error.$parent = root;
  root.set('rootElements', [...many(root, 'rootElements'), error]);
  return error;
}
