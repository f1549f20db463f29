import { createIn, elementOf, listOf, type ModdleElement, type PropertyChange, textOf } from '../../modeler/moddle';
import { changeFeel, readFeel } from '../feel-property';

/** Only a part of the variable: `to` names it (`budget.total`), `from` (FEEL) gives it. */
export interface EditedAssignment {
  to: string;
  from: string;
}

/** What a drawn data association moves when its step begins (input) or ends (output). */
export interface DataAssociation {
  direction: 'input' | 'output';
  /** Name that the value gets: inside the step, or that of the data object. Empty: it is only drawn. */
  target: string;
  /** FEEL; empty = the value of the other end as it is, or the assignments. */
  transformation: string;
  assignments: EditedAssignment[];
}

const placeholder = '__targetRef_placeholder';
const nameOf = (item: ModdleElement | null): string => {
  const object = item?.$type === 'bpmn:DataObjectReference' ? elementOf(item, 'dataObjectRef') : null;
  return textOf(object, 'name') || textOf(item, 'name') || textOf(item, 'id');
};

export const isDataAssociation = (element: ModdleElement): boolean =>
  ['bpmn:DataInputAssociation', 'bpmn:DataOutputAssociation'].includes(element.$type);

export function readDataAssociation(association: ModdleElement): DataAssociation {
  const target = elementOf(association, 'targetRef');
  const isInput = association.$type === 'bpmn:DataInputAssociation';
  return {
    direction: isInput ? 'input' : 'output',
    target: target === null || textOf(target, 'name') === placeholder ? '' : nameOf(target),
    transformation: readFeel(association, 'transformation'),
    assignments: listOf(association, 'assignment').map((each) => ({
      to: readFeel(each, 'to'),
      from: readFeel(each, 'from'),
    })),
  };
}

/** Gives what comes in a name inside the step, as a data input of it; without a name it is only drawn again. */
export function nameInput(
  association: ModdleElement,
  name: string,
  newId: (prefix: string) => string,
): PropertyChange[] {
  const activity = association.$parent;
  const wanted = name.trim();
  if (!activity || readDataAssociation(association).target === wanted) return [];
  const specification = elementOf(activity, 'ioSpecification');
  const target = elementOf(association, 'targetRef');
  const own = listOf(specification, 'dataInputs').find((each) => each === target);
  if (own && wanted !== '') return [{ target: own, properties: { name: wanted } }];
  if (wanted === '') return own && specification ? drawnOnly(association, activity, specification, own, newId) : [];
  const into = specification ?? createIn(activity, 'bpmn:InputOutputSpecification');
  const input = createIn(into, 'bpmn:DataInput', { id: newId('DataInput_'), name: wanted });
  const sets = listOf(into, 'inputSets');
  const set = sets[0] ?? createIn(into, 'bpmn:InputSet', { id: newId('InputSet_') });
  const outputSets = listOf(into, 'outputSets');
  return [
    {
      target: into,
      properties: {
        dataInputs: [...listOf(into, 'dataInputs'), input],
        inputSets: sets.length > 0 ? sets : [set],
        // The schema of BPMN wants one of each.
        outputSets:
          outputSets.length > 0 ? outputSets : [createIn(into, 'bpmn:OutputSet', { id: newId('OutputSet_') })],
      },
    },
    // A value may be missing: the step begins all the same.
    {
      target: set,
      properties: {
        dataInputRefs: [...listOf(set, 'dataInputRefs'), input],
        optionalInputRefs: [...listOf(set, 'optionalInputRefs'), input],
      },
    },
    { target: activity, properties: { ioSpecification: into } },
    { target: association, properties: { targetRef: input } },
  ];
}

function drawnOnly(
  association: ModdleElement,
  activity: ModdleElement,
  specification: ModdleElement,
  input: ModdleElement,
  newId: (prefix: string) => string,
): PropertyChange[] {
  const drawn = createIn(activity, 'bpmn:Property', { id: newId('Property_'), name: placeholder });
  const without = (list: readonly ModdleElement[]) => list.filter((each) => each !== input);
  return [
    { target: activity, properties: { properties: [...listOf(activity, 'properties'), drawn] } },
    { target: association, properties: { targetRef: drawn, transformation: undefined, assignment: [] } },
    ...listOf(specification, 'inputSets').map((set) => ({
      target: set,
      properties: {
        dataInputRefs: without(listOf(set, 'dataInputRefs')),
        optionalInputRefs: without(listOf(set, 'optionalInputRefs')),
      },
    })),
    { target: specification, properties: { dataInputs: without(listOf(specification, 'dataInputs')) } },
  ];
}

export const changeTransformation = (association: ModdleElement, feel: string): PropertyChange[] =>
  changeFeel(association, 'transformation', feel);

export function addAssignment(association: ModdleElement): PropertyChange[] {
  const created = createIn(association, 'bpmn:Assignment');
  created.set('from', createIn(created, 'bpmn:FormalExpression', { body: 'null' }));
  created.set('to', createIn(created, 'bpmn:FormalExpression', { body: readDataAssociation(association).target }));
  return [{ target: association, properties: { assignment: [...listOf(association, 'assignment'), created] } }];
}

export function changeAssignment(
  association: ModdleElement,
  index: number,
  part: Partial<EditedAssignment>,
): PropertyChange[] {
  const assignment = listOf(association, 'assignment')[index];
  if (!assignment) return [];
  return (['to', 'from'] as const).flatMap((name) =>
    part[name] === undefined ? [] : changeFeel(assignment, name, part[name]),
  );
}

export const removeAssignment = (association: ModdleElement, index: number): PropertyChange[] => [
  {
    target: association,
    properties: { assignment: listOf(association, 'assignment').filter((_, i) => i !== index) },
  },
];
