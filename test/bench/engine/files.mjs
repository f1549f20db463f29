/** BPMN files of the scenarios; `theirs` writes what differs in bpmn-engine: conditions and services. */
const head =
  '<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" targetNamespace="urn:bench"><bpmn:process id="p" isExecutable="true">';
const foot = '</bpmn:process></bpmn:definitions>';
const file = (...elements) => head + elements.flat(Infinity).join('') + foot;
const range = (count) => Array.from({ length: count }, (_, i) => i);

let flows = 0;
const flow = (from, to, inside = '', id = `f${(flows += 1)}`) =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${inside}</bpmn:sequenceFlow>`;
const condition = (text) =>
  `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${text}</bpmn:conditionExpression>`;
const begin = '<bpmn:startEvent id="start"/>';
const end = '<bpmn:endEvent id="end"/>';
const extension = (inside) => `<bpmn:extensionElements>${inside}</bpmn:extensionElements>`;
const user = (id, inside = '') =>
  `<bpmn:userTask id="${id}" name="Step ${id}">${extension('<xiaowu:approver kind="person" value="x"/>')}${inside}</bpmn:userTask>`;
const service = (id, isTheirs) =>
  isTheirs
    ? `<bpmn:serviceTask id="${id}" implementation="\${environment.services.call}"/>`
    : `<bpmn:serviceTask id="${id}">${extension('<xiaowu:service type="http"/>')}</bpmn:serviceTask>`;

function chain(count, step) {
  const ids = range(count).map((i) => `t${i}`);
  return file(
    begin,
    end,
    ids.map((id) => step(id)),
    ['start', ...ids].map((id, i) => flow(id, ids[i] ?? 'end')),
  );
}

export const userChain = (count) => chain(count, (id) => user(id));
export const serviceChain = (count, isTheirs) => chain(count, (id) => service(id, isTheirs));

/** start → user task → exclusive gateway → user task → end. */
export const decision = (isTheirs) =>
  file(
    begin,
    user('first'),
    '<bpmn:exclusiveGateway id="g" default="no"/>',
    user('high'),
    user('low'),
    end,
    flow('start', 'first'),
    flow('first', 'g'),
    flow('g', 'high', condition(isTheirs ? '${environment.variables.isHigh}' : 'amount &gt; 1000')),
    flow('g', 'low', '', 'no'),
    flow('high', 'end'),
    flow('low', 'end'),
  );

export const parallel = (count) =>
  file(
    begin,
    '<bpmn:parallelGateway id="fork"/><bpmn:parallelGateway id="join"/>',
    end,
    flow('start', 'fork'),
    range(count).map((i) => [user(`t${i}`), flow('fork', `t${i}`), flow(`t${i}`, 'join')]),
    flow('join', 'end'),
  );

export const instances = (count) =>
  file(
    begin,
    user(
      'many',
      `<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">${count}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>`,
    ),
    end,
    flow('start', 'many'),
    flow('many', 'end'),
  );

/** Inclusive gateways around each other, two branches each, a task innermost. */
export function inclusive(depth, isTheirs) {
  const holds = condition(isTheirs ? '${environment.variables.isHigh}' : 'amount &gt; 1000');
  const level = (n, from, to, name) => {
    if (n === 0) return [`<bpmn:task id="${name}"/>`, flow(from, name, holds), flow(name, to)];
    const [split, join] = [`${name}s`, `${name}j`];
    return [
      `<bpmn:inclusiveGateway id="${split}"/><bpmn:inclusiveGateway id="${join}"/>`,
      flow(from, split, from === 'start' ? '' : holds),
      level(n - 1, split, join, `${name}a`),
      level(n - 1, split, join, `${name}b`),
      flow(join, to),
    ];
  };
  return file(begin, end, level(depth, 'start', 'end', 'n'));
}

/** About a hundred elements of the usual kinds. */
export const hundred = (isTheirs) => {
  const parts = range(12).map((i) => {
    const [g, a, b, m] = ['g', 'a', 'b', 'm'].map((letter) => `${letter}${i}`);
    return [
      `<bpmn:exclusiveGateway id="${g}" default="d${i}"/>`,
      user(a),
      service(b, isTheirs),
      `<bpmn:exclusiveGateway id="${m}"/>`,
      flow(i === 0 ? 'start' : `m${i - 1}`, g),
      flow(g, a, condition(isTheirs ? '${environment.variables.isHigh}' : `amount &gt; ${i}`)),
      flow(g, b, '', `d${i}`),
      flow(a, m),
      flow(b, m),
    ];
  });
  return file(begin, end, parts, flow('m11', 'end'));
};
