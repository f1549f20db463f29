import { translateFamily, translateRetries } from './activiti-family.js';
import type { Dialect } from './dialect.js';
import { translateTypedService } from './http-fields.js';

/** Flowable 6 and 7. */
export const flowable: Dialect = {
  uris: ['http://flowable.org/bpmn'],
  translate(element) {
    translateFamily(element);
    if (element.is('bpmn:ServiceTask', 'bpmn:SendTask')) {
      translateTypedService(element);
      if (element.attribute('triggerable') === 'true') element.refuse('triggerable');
    }
    if (element.is('bpmn:Activity')) translateRetries(element);
    // An event of its registry is what it waits for or what starts it.
    if (element.extensions('eventType').length > 0) element.refuse('eventType');
  },
};
