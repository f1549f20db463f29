import { compile, deepFreeze, start } from '@xiaowu/engine';
import { apply, begin, drawing, end } from '../../test/support/small-definition.js';
import type { Problem } from '../contract/definitions.js';
import type { TrialRun } from '../contract/trials.js';
import { newDefinition } from '../locales/zh-CN/new-definition.js';
import { checkDefinition } from './checking/check-definition.js';
import { checkApart, compileApart } from './definition-threads.js';

const opening = `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="d" targetNamespace="x"><bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="s"/>`;

/** Gateways one after the other, each with a condition. */
function chain(gateways: number): string {
  const parts = Array.from({ length: gateways }, (_, i) => {
    const before = i === 0 ? 's' : `t${i - 1}`;
    return `<bpmn:exclusiveGateway id="g${i}" default="d${i}"/><bpmn:task id="t${i}"/><bpmn:sequenceFlow id="f${i}" sourceRef="${before}" targetRef="g${i}"/><bpmn:sequenceFlow id="d${i}" sourceRef="g${i}" targetRef="t${i}"/><bpmn:sequenceFlow id="c${i}" sourceRef="g${i}" targetRef="t${i}"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">amount &gt; ${i} and kind = "x"</bpmn:conditionExpression></bpmn:sequenceFlow>`;
  });
  return `${opening}${parts.join('')}<bpmn:endEvent id="e"/><bpmn:sequenceFlow id="last" sourceRef="t${gateways - 1}" targetRef="e"/></bpmn:process></bpmn:definitions>`;
}

/** How often something else got its turn while `work` went on. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  const turning = setInterval(() => turns++, 1);
  await work().finally(() => clearInterval(turning));
  return turns;
}

describe('large definitions', () => {
  it('are checked without holding everybody else up', async () => {
    const bpmn = chain(1900);
    expect(bpmn.length).toBeGreaterThan(700_000);
    let problems: Problem[] = [];
    const turns = await turnsDuring(async () => (problems = await checkApart({ bpmn })));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    // in this thread it would be one turn between two phases, a handful in all
    expect(turns).toBeGreaterThan(100);
  });

  it('run as if they were compiled here', async () => {
    const bpmn = chain(200);
    const [apart] = (await compileApart(bpmn)).processes;
    const [here] = deepFreeze(await compile(bpmn)).processes;
    if (!apart || !here) throw new Error('Expected a process.');
    expect(Object.isFrozen(apart.nodes)).toBe(true);
    const request = { at: '2026-03-02T01:00:00.000Z', by: 'a', variables: { amount: 100, kind: 'x' } };
    expect(start(apart, request)).toEqual(start(here, request));
  });

  it('have their mistakes named', async () => {
    const problems = await checkApart({
      bpmn: `${opening}${'<bpmn:task id="same"/>'.repeat(4000)}</bpmn:process></bpmn:definitions>`,
    });
    expect(problems[0]).toMatchObject({ severity: 'error', code: 'id.duplicate' });
  });

  it('small ones are answered the same', async () => {
    const { bpmn, form } = newDefinition('small', '小');
    expect(await checkApart({ bpmn, form })).toEqual(await checkDefinition({ bpmn, form }));
  });
});

describe('a kept run through a script', () => {
  const drawn = (source: string) =>
    drawing(
      'script',
      [
        begin(),
        apply(),
        {
          id: 'sum',
          xml: (flows) =>
            `<bpmn:scriptTask id="sum" scriptFormat="application/javascript" xiaowu:resultVariable="total">${flows}<bpmn:script>${source}</bpmn:script></bpmn:scriptTask>`,
        },
        end(),
      ],
      ['begin -> apply -> sum -> end'],
    );
  const about = async (now: string) => {
    const run = {
      name: '翻倍',
      request: { by: 'ann', at: '2026-03-02T08:00:00.000Z', variables: { amount: 20 } },
      acts: [
        { type: 'approve', elementId: 'apply', by: 'ann' },
        { type: 'run', elementId: 'sum', result: 40 },
      ],
      expected: { status: 'completed', waiting: [], path: ['apply', 'sum'] },
    } as unknown as TrialRun;
    return (await checkApart({ bpmn: drawn(now), trials: [run] }))
      .filter(({ code }) => code.startsWith('trial.'))
      .map(({ code, elementId, message }) => ({ code, elementId, message }));
  };

  it('passes while the script gives the same, however it is written', async () => {
    expect(await about('amount * 2')).toEqual([]);
    expect(await about('const twice = amount + amount; twice')).toEqual([]);
  });

  it('fails where the script gives something else, and says what', async () => {
    expect(await about('amount * 3')).toEqual([
      {
        code: 'trial.otherScript',
        elementId: 'sum',
        message: '试运行「翻倍」第 2 步的脚本原来得出 40，现在得出 60。请在「试运行」中重新走一遍并保存，或改正脚本',
      },
    ]);
    expect((await about('amount.nothing.there')).map(({ message }) => message)).toEqual([
      expect.stringMatching(/原来得出 40，现在没有结果：脚本出错：TypeError/),
    ]);
  });

  it('leaves out what goes by the clock or by chance', async () => {
    expect(await about('amount + new Date().getTime()')).toEqual([]);
    expect(await about('Math.random()')).toEqual([]);
  });
});
