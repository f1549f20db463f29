import { xiaowuModdle } from '@xiaowu/engine';
import type { FormSchema } from '@xiaowu/server/contract/forms';
import { BpmnModdle } from 'bpmn-moddle';
import { type Edit, listOf, type ModdleElement } from '../modeler/moddle';
import { readSteps } from './read-steps';
import { type Area, fillDown, fillRight, nextRight, possibleIn, readGrid, setArea } from './rights-grid';

const form: FormSchema = {
  title: '申请',
  sections: [
    {
      key: 's',
      title: '基本信息',
      fields: [
        { key: 'a', label: '甲', type: 'text' },
        { key: 'b', label: '乙', type: 'text', required: true },
        { key: 'c', label: '丙', type: 'text' },
      ],
    },
  ],
};

/** Three steps in a row, the first the applicant's. */
async function open() {
  const { rootElement } = await new BpmnModdle({ xiaowu: xiaowuModdle }).fromXML(
    `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:test">
      <bpmn:process id="P" isExecutable="true">
        <bpmn:startEvent id="S"><bpmn:outgoing>F1</bpmn:outgoing></bpmn:startEvent>
        <bpmn:userTask id="T0" /><bpmn:userTask id="T1" /><bpmn:userTask id="T2" />
        <bpmn:sequenceFlow id="F1" sourceRef="S" targetRef="T0" />
      </bpmn:process></bpmn:definitions>`,
  );
  const [process] = listOf(rootElement as unknown as ModdleElement, 'rootElements');
  const steps = () => readSteps(listOf(process, 'flowElements'), (id) => Number(id.slice(1)));
  const rights = () => readGrid(steps(), form).map((row) => row.rights.map(({ right }) => right.charAt(0)).join(''));
  const run = (edits: Edit[]) =>
    edits.forEach((edit) =>
      edit().forEach(({ target, properties }) =>
        Object.entries(properties).forEach(([name, value]) => target.set(name, value)),
      ),
    );
  const act = (what: (s: ReturnType<typeof steps>, f: FormSchema, r: ReturnType<typeof readGrid>) => Edit[]) =>
    run(what(steps(), form, readGrid(steps(), form)));
  return { steps, rights, act };
}

const area = (top: number, bottom: number, left: number, right: number): Area => ({ top, bottom, left, right });

describe('rights of all fields at all steps', () => {
  it('shows each step with its defaults', async () => {
    const { rights } = await open();
    expect(rights()).toEqual(['wrr', 'rrr', 'wrr']);
  });

  it('sets an area, a field that is always required never to write only', async () => {
    const { rights, act } = await open();
    act((steps, schema, rows) => setArea(steps, schema, rows, area(0, 1, 1, 2), 'write'));
    expect(rights()).toEqual(['www', 'rrr', 'wrr']);
  });

  it('fills down from the first row and right from the first column', async () => {
    const { rights, act } = await open();
    act((steps, schema, rows) => setArea(steps, schema, rows, area(0, 0, 1, 1), 'hidden'));
    act((steps, schema, rows) => fillDown(steps, schema, rows, area(0, 2, 1, 1)));
    expect(rights()).toEqual(['whr', 'rhr', 'whr']);
    act((steps, schema, rows) => fillRight(steps, schema, rows, area(2, 2, 0, 2)));
    expect(rights()).toEqual(['whr', 'rhr', 'www']);
  });

  it('makes a right of all fields the right of fields to come', async () => {
    const { rights, act, steps } = await open();
    act((all, schema, rows) => setArea(all, schema, rows, area(0, 2, 2, 2), 'hidden'));
    expect(rights()).toEqual(['wrh', 'rrh', 'wrh']);
    expect(steps()[2]?.settings.defaultRight).toBe('hidden');
    expect(
      readGrid(steps(), {
        ...form,
        sections: [{ key: 'n', title: '', fields: [{ key: 'n', label: '新', type: 'text' }] }],
      })[0]?.rights[2]?.right,
    ).toBe('hidden');
  });

  it('offers nobody to write what fills itself', async () => {
    const { steps } = await open();
    const schema: FormSchema = {
      title: '申请',
      sections: [
        {
          key: 's',
          title: '',
          fields: [
            { key: 'total', label: '合计', type: 'formula', expression: '1' },
            { key: 'number', label: '流水号', type: 'serial' },
            { key: 'note', label: '说明', type: 'text' },
          ],
        },
      ],
    };
    const rows = readGrid(steps(), schema);
    expect(rows.map(({ rights }) => rights[0]?.right)).toEqual(['read', 'read', 'write']);
    expect([...possibleIn(rows, area(0, 1, 0, 2))]).toEqual(['hidden', 'read']);
    expect([...possibleIn(rows, area(1, 2, 0, 0))]).toEqual(['hidden', 'read', 'write', 'required']);
  });

  it('goes round the rights that a field can have', () => {
    const cell = { path: 'b', label: '乙', field: form.sections[0]!.fields[1]!, isColumn: false } as const;
    expect(nextRight({ ...cell, right: 'required', possible: ['hidden', 'read', 'required'] })).toBe('hidden');
  });
});
