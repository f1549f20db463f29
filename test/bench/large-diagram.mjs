const columns = 20;
const cell = { width: 180, height: 160 };

const handlers = '<xiaowu:approver kind="departmentHead" department="applicant" />';
const names = ['部门负责人审批', '归口部门会签', '财务处审核', '分管领导批示'];

/**
 * A drawn process of `count` flow nodes, half of them approvals with settings: rows of approval, gateway, approval …
 * in a snake, with a second way around every gateway.
 */
export function largeDiagram(count) {
  const nodes = Array.from({ length: count }, (_, i) => nodeAt(i, count));
  const flows = nodes.slice(1).map((node, i) => flowBetween(`Flow_${i}`, nodes[i], node));
  for (let i = 1; i + 4 < count; i += 4)
    if (nodes[i].type === 'exclusiveGateway') {
      const around = flowBetween(`Around_${i}`, nodes[i], nodes[i + 2], 'amount &gt; 2000');
      flows.push(around);
    }
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="Definitions_large" targetNamespace="urn:xiaowu:bench">
  <bpmn:process id="Process_large" name="大流程" isExecutable="true">
    ${nodes.map((node) => nodeXml(node, flows)).join('\n    ')}
    ${flows.map(flowXml).join('\n    ')}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram_large"><bpmndi:BPMNPlane id="Plane_large" bpmnElement="Process_large">
    ${nodes.map(shapeXml).join('\n    ')}
    ${flows.map(edgeXml).join('\n    ')}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
}

const sizes = { startEvent: [36, 36], endEvent: [36, 36], exclusiveGateway: [50, 50], userTask: [100, 80] };

function nodeAt(i, count) {
  const row = Math.floor(i / columns);
  const column = row % 2 === 0 ? i % columns : columns - 1 - (i % columns);
  const type =
    i === 0 ? 'startEvent' : i === count - 1 ? 'endEvent' : i > 1 && i % 2 === 1 ? 'exclusiveGateway' : 'userTask';
  const [width, height] = sizes[type];
  const middle = { x: 100 + column * cell.width, y: 100 + row * cell.height };
  return { id: `Node_${i}`, number: i, type, row, middle, width, height };
}

const nameOf = ({ type, number }) =>
  number === 1 ? '申请人' : type === 'userTask' ? `${names[number % names.length]} ${number}` : '';

function nodeXml(node, flows) {
  const { id, type, number } = node;
  const rules = number === 1 ? '<xiaowu:approver kind="applicant" />' : handlers;
  const settings = type === 'userTask' ? `<bpmn:extensionElements>${rules}</bpmn:extensionElements>` : '';
  const ins = flows.filter(({ target }) => target === node).map((flow) => `<bpmn:incoming>${flow.id}</bpmn:incoming>`);
  const outs = flows.filter(({ source }) => source === node);
  const lines = outs.map((flow) => `<bpmn:outgoing>${flow.id}</bpmn:outgoing>`);
  const otherwise = type === 'exclusiveGateway' ? ` default="${outs[0].id}"` : '';
  return `<bpmn:${type} id="${id}" name="${nameOf(node)}"${otherwise}>${settings}${ins.join('')}${lines.join('')}</bpmn:${type}>`;
}

const flowBetween = (id, source, target, condition = '') => ({ id, source, target, condition });

const flowXml = ({ id, source, target, condition }) =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${source.id}" targetRef="${target.id}">${
    condition && `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`
  }</bpmn:sequenceFlow>`;

const shapeXml = ({ id, middle, width, height }) =>
  `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${middle.x - width / 2}" y="${middle.y - height / 2}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`;

function edgeXml({ id, source, target, condition }) {
  const [from, to] = [source.middle, target.middle];
  // the second way goes above the step that it passes by
  const points = condition ? [from, { x: from.x, y: from.y - 60 }, { x: to.x, y: to.y - 60 }, to] : [from, to];
  return `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${points.map(({ x, y }) => `<di:waypoint x="${x}" y="${y}" />`).join('')}</bpmndi:BPMNEdge>`;
}
