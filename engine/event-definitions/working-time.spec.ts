import { compile } from '../definition/compile.js';
import { start, step } from '../step.js';

const file = (
  duration: string,
) => `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" targetNamespace="t">
<bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="s"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
<bpmn:intermediateCatchEvent id="t"><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
<bpmn:timerEventDefinition xiaowu:timeMeasure="working"><bpmn:timeDuration>${duration}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
<bpmn:endEvent id="e"><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>
<bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="t"/><bpmn:sequenceFlow id="f2" sourceRef="t" targetRef="e"/>
</bpmn:process></bpmn:definitions>`;
const at = '2026-09-28T02:00:00.000Z';

async function begun(duration: string, variables = {}) {
  const [process] = (await compile(file(duration))).processes;
  if (process === undefined) throw new Error('Expected a process.');
  return { process, ...start(process, { at, by: 'ann', variables }) };
}

describe('a timer in working time', () => {
  it('asks the shell, which knows the calendar, and fires whenever it is told to', async () => {
    const { process, state, jobs } = await begun('PT16H');
    expect(jobs).toEqual([
      {
        id: expect.any(String),
        kind: 'timer',
        elementId: 't',
        dueAt: '2026-09-28T18:00:00.000Z',
        workingTime: 'PT16H',
      },
    ]);
    const later = { at: '2026-09-30T02:00:00.000Z', by: null };
    expect(step(process, state, { type: 'fireTimer', jobId: jobs[0]?.id ?? '', ...later }).state.status).toBe(
      'completed',
    );
  });

  it('may take its length from the form, and stops where that is none of working time', async () => {
    expect((await begun('long', { long: 'P2D' })).jobs).toMatchObject([{ workingTime: 'P2D' }]);
    expect((await begun('long', { long: 'P2M' })).state.incidents).toMatchObject([{ code: 'timer.invalid' }]);
  });
});
