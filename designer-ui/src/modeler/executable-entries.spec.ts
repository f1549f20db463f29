import { compile, DefinitionError } from '@xiaowu/engine';
import { PopupEntries } from 'bpmn-js/lib/features/popup-menu/PopupEntries';
import { executableEntries } from './executable-entries';

interface Target {
  type: string;
  eventDefinitionType?: string;
  triggeredByEvent?: boolean;
  cancelActivity?: boolean;
}

/** A file with one element of this kind, set up as far as it needs. */
function fileWith({ type, eventDefinitionType, triggeredByEvent, cancelActivity }: Target): string {
  const kind = `bpmn:${type.replace(/^bpmn:/, '').replace(/^./, (letter) => letter.toLowerCase())}`;
  const details: Record<string, string> = {
    'bpmn:TimerEventDefinition': '<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration>',
  };
  const references: Record<string, string> = {
    'bpmn:MessageEventDefinition': 'messageRef="Message_1"',
    'bpmn:ErrorEventDefinition': 'errorRef="Error_1"',
  };
  const definition = eventDefinitionType?.replace(/^bpmn:./, (start) => start.toLowerCase());
  const event = definition
    ? `<${definition} ${references[eventDefinitionType ?? ''] ?? ''}>${details[eventDefinitionType ?? ''] ?? ''}</${definition}>`
    : '';
  const attributes = [
    triggeredByEvent ? 'triggeredByEvent="true"' : '',
    type === 'bpmn:BoundaryEvent' ? `attachedToRef="U" cancelActivity="${cancelActivity !== false}"` : '',
    type === 'bpmn:ScriptTask' ? 'scriptFormat="application/feel"' : '',
    type === 'bpmn:SendTask' || type === 'bpmn:ReceiveTask' ? 'messageRef="Message_1"' : '',
    type === 'bpmn:CallActivity' ? 'calledElement="other"' : '',
  ].join(' ');
  const inside =
    {
      'bpmn:UserTask': '<bpmn:extensionElements><xiaowu:approver kind="applicant" /></bpmn:extensionElements>',
      'bpmn:ServiceTask':
        '<bpmn:extensionElements><xiaowu:service type="http" /><xiaowu:setting name="url" value="https://example.org" /></bpmn:extensionElements>',
      'bpmn:BusinessRuleTask': '<bpmn:extensionElements><xiaowu:decision decisionId="d" /></bpmn:extensionElements>',
      'bpmn:ScriptTask': '<bpmn:script>1</bpmn:script>',
      'bpmn:SubProcess':
        '<bpmn:startEvent id="S2" /><bpmn:endEvent id="E2" /><bpmn:sequenceFlow id="G1" sourceRef="S2" targetRef="E2" />',
    }[type] ?? '';
  const isStart = type === 'bpmn:StartEvent';
  const isEnd = type === 'bpmn:EndEvent';
  const isBoundary = type === 'bpmn:BoundaryEvent';
  const flows = isBoundary
    ? [
        ['S', 'U'],
        ['U', 'E'],
        ['X', 'E'],
      ]
    : isStart
      ? [
          ['X', 'U'],
          ['U', 'E'],
        ]
      : isEnd
        ? [
            ['S', 'U'],
            ['U', 'X'],
          ]
        : [
            ['S', 'U'],
            ['U', 'X'],
            ['X', 'E'],
          ];
  return `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="D" targetNamespace="urn:test">
    <bpmn:message id="Message_1" name="m" /><bpmn:error id="Error_1" errorCode="e" />
    <bpmn:process id="P" isExecutable="true">
      ${isStart ? '' : '<bpmn:startEvent id="S" />'}<bpmn:userTask id="U" />${isEnd ? '' : '<bpmn:endEvent id="E" />'}
      <${kind} id="X" ${attributes}>${inside}${event}</${kind}>
      ${flows.map(([from, to], i) => `<bpmn:sequenceFlow id="F${i}" sourceRef="${from}" targetRef="${to}" />`).join('')}
    </bpmn:process></bpmn:definitions>`;
}

async function isRefused(target: Target): Promise<boolean> {
  try {
    await compile(fileWith(target));
    return false;
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    const refusals = error.problems.filter(
      ({ code }) => code === 'element.unsupported' || code.endsWith('NotInterrupting'),
    );
    expect([target, refusals.length, error.problems]).toEqual([target, error.problems.length, error.problems]);
    return true;
  }
}

/** Flow nodes of bpmn-js's menu by the name of their entry. */
const entries = Object.entries(PopupEntries as Record<string, { target: Target }>).filter(
  ([id, { target }]) => !/Data|Participant|Group|Annotation/.test(target.type) && !id.startsWith('none-boundary'),
);
/** Some menus call the plain events otherwise. */
const entryOf = (id: string) => ({ 'none-start-event': 'none-start', 'none-end-event': 'none-end' })[id] ?? id;

describe('what the designer offers', () => {
  it.each(entries.map(([id, { target }]) => [id, target] as const))(
    '%s: exactly when the engine executes it',
    async (id, target) => {
      expect(executableEntries.has(`replace-with-${entryOf(id)}`)).toBe(!(await isRefused(target)));
    },
  );
});
