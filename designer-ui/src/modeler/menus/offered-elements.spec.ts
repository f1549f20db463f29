import { compile, DefinitionError } from '@xiaowu/engine';
import { PopupEntries } from 'bpmn-js/lib/features/popup-menu/PopupEntries';

interface Target {
  type: string;
  eventDefinitionType?: string;
  triggeredByEvent?: boolean;
  cancelActivity?: boolean;
  isInterrupting?: boolean;
}

/** Flow nodes of bpmn-js's menus. A boundary event without a definition is no choice, only what is replaced. */
const entries = Object.entries(PopupEntries as Record<string, { target: Target }>).filter(
  ([id, { target }]) => !/Data|Participant/.test(target.type) && id !== 'none-boundary-event',
);

const lower = (name: string) => name.replace(/^bpmn:./, (start) => start.toLowerCase());

/** The element as the menu makes it, before anything is set up. */
function elementOf({ type, eventDefinitionType, ...target }: Target): string {
  const attributes = [
    target.triggeredByEvent ? 'triggeredByEvent="true"' : '',
    type === 'bpmn:BoundaryEvent' ? `attachedToRef="U" cancelActivity="${target.cancelActivity !== false}"` : '',
    target.isInterrupting === false ? 'isInterrupting="false"' : '',
    type === 'bpmn:ScriptTask' ? 'scriptFormat="application/feel"' : '',
  ].join(' ');
  const event = eventDefinitionType ? `<${lower(eventDefinitionType)} id="ED" />` : '';
  return `<${lower(type)} id="X" ${attributes}>${event}</${lower(type)}>`;
}

const flow = (id: string, from: string, to: string) =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}" />`;

/** A file with the element where the menu offers it. */
function fileWith(target: Target): string {
  const element = elementOf(target);
  const { type, eventDefinitionType = '' } = target;
  const isCancel = eventDefinitionType.includes('Cancel');
  const host = isCancel
    ? `<bpmn:transaction id="U"><bpmn:startEvent id="TS" />${type === 'bpmn:EndEvent' ? element + flow('T', 'TS', 'X') : ''}</bpmn:transaction>`
    : '<bpmn:userTask id="U" />';
  const isInEventSubProcess = type === 'bpmn:StartEvent' && eventDefinitionType !== '';
  const eventSubProcess = `<bpmn:subProcess id="ESP" triggeredByEvent="true">${element}<bpmn:endEvent id="EE" />${flow('G', 'X', 'EE')}</bpmn:subProcess>`;
  // Compensation is of a sub-process that was left; a process is never left.
  const parts = isInEventSubProcess
    ? `<bpmn:subProcess id="Outer"><bpmn:startEvent id="OS" />${eventSubProcess}</bpmn:subProcess>`
    : isCancel && type === 'bpmn:EndEvent'
      ? ''
      : element;
  return `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:test">
    <bpmn:process id="P" isExecutable="true">
      <bpmn:startEvent id="S" />${host}<bpmn:endEvent id="E" />${parts}${flow('F1', 'S', 'U')}${flow('F2', 'U', 'E')}
    </bpmn:process></bpmn:definitions>`;
}

async function unsupported(xml: string): Promise<string[]> {
  try {
    await compile(xml);
    return [];
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return error.problems.filter(({ code }) => code === 'element.unsupported').map(({ data }) => JSON.stringify(data));
  }
}

describe('the menus of the designer', () => {
  it.each(entries.map(([id, { target }]) => [id, target] as const))(
    'offer nothing that the engine does not execute: %s',
    async (_id, target) => {
      expect(await unsupported(fileWith(target))).toEqual([]);
    },
  );
});
