import { translateFamily, translateRetries } from './activiti-family.js';
import type { Dialect } from './dialect.js';
import { translateTypedService } from './http-fields.js';

/** Activiti 5 to 8. */
export const activiti: Dialect = {
  uris: ['http://activiti.org/bpmn'],
  translate(element) {
    translateFamily(element);
    if (element.is('bpmn:ServiceTask', 'bpmn:SendTask')) translateTypedService(element);
    if (element.is('bpmn:Activity')) translateRetries(element);
  },
};
