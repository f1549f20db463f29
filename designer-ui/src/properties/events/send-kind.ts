import type { Edit, ModdleElement } from '../../modeler/moddle';
import { extensionsOf, replaceExtensions } from '../extension-elements';
import { changeService } from '../services/service-settings';

/** A send task sends a message of BPMN, or calls the service that sends something by other means. */
export type SendKind = 'message' | 'service';

export const sendKindOf = (task: ModdleElement): SendKind =>
  extensionsOf(task, 'xiaowu:Service').length > 0 ? 'service' : 'message';

/** What belongs to the other kind goes: the engine refuses both at once. */
export const changeSendKind = (task: ModdleElement, kind: SendKind): Edit[] =>
  kind === 'service'
    ? [
        () => [{ target: task, properties: { messageRef: undefined } }],
        () => changeService(task, { type: 'http', resultVariable: '' }),
      ]
    : [() => replaceExtensions(task, 'xiaowu:Setting', []), () => replaceExtensions(task, 'xiaowu:Service', [])];
