import type { Json } from '../state/instance-state.js';
import type { ServiceTask } from './flow-node.js';
import { type ModdleElement, text } from './moddle-element.js';
import { extensionsOf } from './read-extensions.js';
import type { Reading } from './reading.js';

/** Reads `xiaowu:service` and its settings. */
export function readService(
  element: ModdleElement,
  reading: Reading,
): Pick<ServiceTask, 'type' | 'settings' | 'resultVariable'> {
  const [service, ...more] = extensionsOf(element, 'xiaowu:Service');
  if (!service) reading.error('service.missing', element);
  if (more.length > 0) reading.error('extension.repeated', element, { type: 'xiaowu:Service' });
  const settings: Record<string, Json> = Object.create(null) as Record<string, Json>;
  for (const setting of extensionsOf(element, 'xiaowu:Setting')) {
    const name = reading.required(setting, 'name');
    if (name in settings) reading.error('extension.repeated', element, { type: 'xiaowu:Setting', name });
    settings[name] = (setting.get('value') as string | undefined) ?? '';
  }
  return {
    type: service ? reading.required(service, 'type') : '',
    settings,
    resultVariable: service ? text(service, 'resultVariable') : null,
  };
}
