import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Steps of the chain that are answered with 同意; the last one is left open. */
export const chainSteps = 12;

/** Definitions that differ in who handles their steps, so that tasks wait with many people at once. */
export const chainKeys = Array.from({ length: 8 }, (_, chain) => `bench-chain-${chain}`);

const step = (i, handler) => `
    <bpmn:userTask id="Step_${i}" name="步骤 ${i}">
      <bpmn:extensionElements>
        <xiaowu:approval mode="single" />
        <xiaowu:approver kind="person" value="${handler}" />
      </bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="Flow_${i}" sourceRef="Step_${i - 1}" targetRef="Step_${i}" />`;

const drawing = (handlerOf) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="Definitions_bench" targetNamespace="urn:xiaowu:bench">
  <bpmn:process id="bench_chain" name="基准" isExecutable="true">
    <bpmn:startEvent id="Start" />
    <bpmn:userTask id="Step_0" name="申请人">
      <bpmn:extensionElements><xiaowu:approver kind="applicant" /></bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="Flow_0" sourceRef="Start" targetRef="Step_0" />${Array.from({ length: chainSteps + 1 }, (_, i) => step(i + 1, handlerOf(i))).join('')}
    <bpmn:endEvent id="End" />
    <bpmn:sequenceFlow id="Flow_end" sourceRef="Step_${chainSteps + 1}" targetRef="End" />
  </bpmn:process>
</bpmn:definitions>`;

/** A definition whose cases wait `timerSeconds` once they are submitted. */
export const timerKey = 'bench-timer';
export const timerSeconds = 10;

const timerDrawing = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="Definitions_timer" targetNamespace="urn:xiaowu:bench">
  <bpmn:process id="bench_timer" name="基准 定时" isExecutable="true">
    <bpmn:startEvent id="Start" />
    <bpmn:userTask id="Step_0" name="申请人">
      <bpmn:extensionElements><xiaowu:approver kind="applicant" /></bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:intermediateCatchEvent id="Wait" name="等待">
      <bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT${timerSeconds}S</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:intermediateCatchEvent>
    <bpmn:endEvent id="End" />
    <bpmn:sequenceFlow id="Flow_0" sourceRef="Start" targetRef="Step_0" />
    <bpmn:sequenceFlow id="Flow_1" sourceRef="Step_0" targetRef="Wait" />
    <bpmn:sequenceFlow id="Flow_2" sourceRef="Wait" targetRef="End" />
  </bpmn:process>
</bpmn:definitions>`;

const field = (i) => ({ key: `field${i}`, label: `字段 ${i}`, type: 'text' });

/** Writes a folder of definitions: chains of user tasks that go from handler to handler (by 工号), and the timer. */
export function writeBenchDefinitions(folder, handlerNumbers) {
  for (const [chain, key] of chainKeys.entries()) {
    const handlerOf = (step) => handlerNumbers[(chain * 5 + step) % handlerNumbers.length];
    writeDefinition(folder, key, drawing(handlerOf));
  }
  writeDefinition(folder, timerKey, timerDrawing);
}

function writeDefinition(folder, key, bpmn) {
  const own = join(folder, key);
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'process.bpmn'), bpmn);
  writeFileSync(join(own, 'form.json'), JSON.stringify(form));
  writeFileSync(join(own, 'item.json'), JSON.stringify({ ...item, name: `基准 ${key}` }));
  writeFileSync(join(own, 'print.html'), '<h1>基准</h1>');
}

const form = {
  title: '基准',
  sections: [{ key: 'all', title: '内容', fields: Array.from({ length: 8 }, (_, i) => field(i)) }],
};

const item = {
  department: 'union',
  topic: '工会',
  audiences: ['teacher'],
  mode: 'online',
  icon: 'Timer',
  description: '',
  materials: [],
  timeLimit: '',
  phone: '',
};

/** What an applicant fills in. */
export const benchData = () => Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`field${i}`, `内容 ${i}`]));
