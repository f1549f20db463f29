import { BpmnModdle } from 'bpmn-moddle';
import { compile, xiaowuModdle } from '@xiaowu/engine';
import { buildFragment, buildingBlocks } from './building-blocks';
import { idPrefixOf, newElementId } from '../element-ids';
import type { ModdleElement } from '../moddle';

interface Made {
  type: string;
  id: string;
  businessObject: ModdleElement;
  x: number;
  y: number;
  width: number;
  height: number;
  parent?: Made;
  source?: Made;
  target?: Made;
}

const moddle = new BpmnModdle({ xiaowu: xiaowuModdle });
const sizes: Readonly<Record<string, number>> = { 'bpmn:UserTask': 100, 'bpmn:SubProcess': 350 };

/** What bpmn-js's factory makes, without a canvas. */
function made({ type, eventDefinitionType, ...attributes }: Record<string, unknown> & { type: string }): Made {
  const businessObject = moddle.create(type) as unknown as ModdleElement;
  const id = newElementId(idPrefixOf(businessObject), () => false);
  businessObject.set('id', id);
  if (typeof eventDefinitionType === 'string')
    businessObject.set('eventDefinitions', [moddle.create(eventDefinitionType)]);
  const size = sizes[type] ?? 36;
  return { ...attributes, type, id, businessObject, x: 0, y: 0, width: size, height: size } as Made;
}
const factory = { createShape: made, createConnection: made } as never;

/** A process with the fragment between start and end, as modeling puts it there. */
async function processWith(block: (typeof buildingBlocks)[number]): Promise<string> {
  const fragment = buildFragment(block, factory);
  const elements = fragment.elements as unknown as Made[];
  const [start, end] = [made({ type: 'bpmn:StartEvent' }), made({ type: 'bpmn:EndEvent' })];
  const flows = [
    made({ type: 'bpmn:SequenceFlow', source: start, target: fragment.entry }),
    made({ type: 'bpmn:SequenceFlow', source: fragment.exit, target: end }),
  ];
  const all = [start, end, ...elements, ...flows];
  for (const { businessObject, source, target } of all) {
    if (!source || !target) continue;
    businessObject.set('sourceRef', source.businessObject);
    businessObject.set('targetRef', target.businessObject);
    (source.businessObject.get('outgoing') as unknown[]).push(businessObject);
    (target.businessObject.get('incoming') as unknown[]).push(businessObject);
  }
  for (const { parent, businessObject } of all)
    if (parent) (parent.businessObject.get('flowElements') as unknown[]).push(businessObject);
  const process = moddle.create('bpmn:Process', {
    id: 'P',
    isExecutable: true,
    flowElements: all.filter(({ parent }) => !parent).map(({ businessObject }) => businessObject),
  });
  const file = moddle.create('bpmn:Definitions', { id: 'D', targetNamespace: 'urn:test', rootElements: [process] });
  return (await moddle.toXML(file)).xml;
}

describe('building blocks', () => {
  it.each(buildingBlocks.map((block) => [block.id, block] as const))(
    'are ready to run where they are placed: %s',
    async (_id, block) => {
      const { processes, warnings } = await compile(await processWith(block));
      expect(processes).toHaveLength(1);
      // The condition is the only thing that nobody can know beforehand: it is asked for.
      expect([...new Set(warnings.map(({ code }) => code))]).toEqual(
        ['condition', 'inclusive'].includes(block.id) ? ['flow.conditionMissing'] : [],
      );
    },
  );

  it('draw lines of right angles', () => {
    for (const block of buildingBlocks) {
      for (const element of buildFragment(block, factory).elements) {
        const waypoints = 'waypoints' in element ? (element.waypoints as { x: number; y: number }[]) : [];
        waypoints.slice(1).forEach((point, i) => {
          const before = waypoints[i];
          expect(before && (before.x === point.x || before.y === point.y)).toBe(true);
        });
      }
    }
  });

  it.each(['condition', 'inclusive'])('have a default where they choose: %s', (chosen) => {
    const block = buildingBlocks.find(({ id }) => id === chosen);
    const [split] = block ? buildFragment(block, factory).elements : [];
    expect((split?.businessObject as ModdleElement).get('default')).toBeDefined();
  });
});
