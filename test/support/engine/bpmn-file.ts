/** BPMN XML around a few elements, for tests that are about reading files. */
export interface BpmnFile {
  /** Beside the process. */
  readonly roots?: string;
  readonly processAttributes?: string;
  readonly definitionsAttributes?: string;
}

export function bpmnFile(
  elements: string,
  { roots = '', processAttributes = '', definitionsAttributes = '' }: BpmnFile = {},
) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" xmlns:other="urn:other" id="file" targetNamespace="urn:test" ${definitionsAttributes}>
${roots}
<bpmn:process id="p" ${processAttributes}>
${elements}
</bpmn:process>
</bpmn:definitions>`;
}

/** A sequence flow; `inside` holds e.g. a condition. */
export function flow(id: string, sourceRef: string, targetRef: string, inside = ''): string {
  return `<bpmn:sequenceFlow id="${id}" sourceRef="${sourceRef}" targetRef="${targetRef}">${inside}</bpmn:sequenceFlow>`;
}

export function condition(feel: string): string {
  return `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression"><![CDATA[${feel}]]></bpmn:conditionExpression>`;
}

/** start → `middle` (entered by f1 at `id`, left by f2) → end. */
export function around(id: string, middle: string): string {
  return `<bpmn:startEvent id="start"/>${flow('f1', 'start', id)}${middle}${flow('f2', id, 'end')}<bpmn:endEvent id="end"/>`;
}
