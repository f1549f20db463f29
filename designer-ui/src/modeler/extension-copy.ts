import type EventBus from 'diagram-js/lib/core/EventBus';
import { listOf, type ModdleElement } from './moddle';

interface TypeDescriptors {
  getTypeDescriptor(type: string): { meta?: { allowedIn?: readonly string[] } } | undefined;
}

const isElement = (value: unknown): value is ModdleElement =>
  typeof value === 'object' && value !== null && '$type' in value;

/**
 * What is copied when an element is pasted or becomes one of another kind: settings go along only where they mean
 * something. The approvers of a user task are nothing to a service task, and the engine would refuse them there.
 */
export class ExtensionCopy {
  static readonly $inject = ['eventBus', 'moddle'];

  constructor(eventBus: EventBus, moddle: TypeDescriptors) {
    eventBus.on<{ property: unknown; parent: ModdleElement }>('moddleCopy.canCopyProperty', ({ property, parent }) => {
      if (!isElement(property) || parent.$type !== 'bpmn:ExtensionElements') return undefined;
      const allowedIn = moddle.getTypeDescriptor(property.$type)?.meta?.allowedIn;
      const isAllowed = !allowedIn || allowedIn.some((type) => parent.$parent?.$instanceOf(type));
      return isAllowed ? undefined : false;
    });
    eventBus.on<{ property: unknown }>('moddleCopy.canSetCopiedProperty', ({ property }) => {
      const isEmpty =
        isElement(property) && property.$type === 'bpmn:ExtensionElements' && listOf(property, 'values').length === 0;
      return isEmpty ? false : undefined;
    });
  }
}
