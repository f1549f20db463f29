import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, DefinitionError } from '@xiaowu/engine';
import { drawingOnly } from './drawing-only.js';

const bpmn = readFileSync(join(__dirname, '../../process-definitions/union-hardship-grant/process.bpmn'), 'utf8');

describe('drawing only', () => {
  it('tells nobody how approvers are found', () => {
    expect(bpmn).toContain('unionOfficer');
    expect(drawingOnly(bpmn)).not.toMatch(/<xiaowu:|extensionElements|unionOfficer/);
  });

  it('keeps every shape and flow', () => {
    const count = (text: string, what: RegExp) => text.match(what)?.length;
    for (const what of [/<bpmndi:BPMNShape/g, /<bpmndi:BPMNEdge/g, /<bpmn:userTask/g, /<bpmn:sequenceFlow/g])
      expect(count(drawingOnly(bpmn), what)).toBe(count(bpmn, what));
  });

  it('leaves a file that can still be read: only settings are missing', async () => {
    const error: unknown = await compile(drawingOnly(bpmn)).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(DefinitionError);
    expect(new Set((error as DefinitionError).problems.map(({ code }) => code))).toEqual(
      new Set(['approvers.missing']),
    );
  });

  it('takes out empty elements, too', () => {
    expect(drawingOnly('<a><extensionElements/><b/><bpmn:extensionElements x="1"></bpmn:extensionElements></a>')).toBe(
      '<a><b/></a>',
    );
  });
});
