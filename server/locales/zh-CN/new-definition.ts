import type { DefinitionContent } from '../../contract/definitions.js';

const escapeXml = (text: string) => text.replace(/[<>&"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** What a new 事项 begins with: the applicant fills a form, and that is all. */
export function newDefinition(key: string, name: string): DefinitionContent {
  return {
    bpmn: newBpmn(key.replaceAll('-', '_'), escapeXml(name)),
    form: {
      title: name,
      sections: [
        {
          key: 'applicant',
          title: '申请人信息',
          fields: [
            { key: 'name', label: '姓名', type: 'text', readonly: true, default: { from: 'applicant.name' } },
            {
              key: 'department',
              label: '所在部门',
              type: 'text',
              readonly: true,
              default: { from: 'applicant.department' },
            },
            { key: 'appliedAt', label: '申请时间', type: 'datetime', readonly: true, default: { from: 'now' } },
            { key: 'phone', label: '联系方式', type: 'text', format: 'phone', default: { from: 'applicant.phone' } },
          ],
        },
        {
          key: 'request',
          title: '申请内容',
          fields: [{ key: 'reason', label: '申请事由', type: 'textarea', required: true, span: 2 }],
        },
      ],
    },
    item: {
      name,
      department: '',
      topic: '',
      audiences: ['teacher'],
      mode: 'online',
      icon: 'Document',
      description: '',
      materials: [],
      timeLimit: '',
      phone: '',
    },
    print: `<h1>${escapeXml(name)}</h1>
<p class="serial">{{qrCode}}<br />流水号：{{serialNumber}}</p>
{{formTable}}
<h2>审批记录</h2>
{{records}}
`,
  };
}

function newBpmn(id: string, name: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="Definitions_${id}" targetNamespace="urn:xiaowu:definitions" expressionLanguage="https://www.omg.org/spec/DMN/20191111/FEEL/">
  <bpmn:process id="${id}" name="${name}" isExecutable="true">
    <bpmn:startEvent id="StartEvent_1" name="发起">
      <bpmn:outgoing>Flow_1</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:userTask id="UserTask_1" name="申请人">
      <bpmn:extensionElements>
        <xiaowu:approval mode="single" defaultRight="write" />
        <xiaowu:approver kind="applicant" />
      </bpmn:extensionElements>
      <bpmn:incoming>Flow_1</bpmn:incoming>
      <bpmn:outgoing>Flow_2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="EndEvent_1" name="完成">
      <bpmn:incoming>Flow_2</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_1" targetRef="UserTask_1" />
    <bpmn:sequenceFlow id="Flow_2" sourceRef="UserTask_1" targetRef="EndEvent_1" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram_${id}">
    <bpmndi:BPMNPlane id="Plane_${id}" bpmnElement="${id}">
      <bpmndi:BPMNShape id="StartEvent_1_di" bpmnElement="StartEvent_1"><dc:Bounds x="152" y="122" width="36" height="36" /><bpmndi:BPMNLabel><dc:Bounds x="159" y="161" width="22" height="14" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="UserTask_1_di" bpmnElement="UserTask_1"><dc:Bounds x="240" y="100" width="100" height="80" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="EndEvent_1_di" bpmnElement="EndEvent_1"><dc:Bounds x="392" y="122" width="36" height="36" /><bpmndi:BPMNLabel><dc:Bounds x="399" y="161" width="22" height="14" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="Flow_1_di" bpmnElement="Flow_1"><di:waypoint x="188" y="140" /><di:waypoint x="240" y="140" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="Flow_2_di" bpmnElement="Flow_2"><di:waypoint x="340" y="140" /><di:waypoint x="392" y="140" /></bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}
