import { hasOneWayOn, joinOf } from './branch-join';

interface Made {
  businessObject: { $type: string; $instanceOf: (type: string) => boolean };
  incoming: object[];
  outgoing: { businessObject: object; target: Made }[];
}
const business = ($type: string) => ({
  $type,
  $instanceOf: (type: string) => type === $type || (type === 'bpmn:Gateway' && $type.endsWith('Gateway')),
});
const shape = (type: string): Made => ({ businessObject: business(`bpmn:${type}`), incoming: [], outgoing: [] });
function connect(...way: Made[]): void {
  way.slice(1).forEach((target, i) => {
    const flow = { businessObject: business('bpmn:SequenceFlow'), target };
    way[i]?.outgoing.push(flow);
    target.incoming.push(flow);
  });
}
const meets = (split: Made): unknown => joinOf(split as never);

describe('joinOf', () => {
  it('is where all branches come to, also one without a step', () => {
    const [split, join] = [shape('ExclusiveGateway'), shape('ExclusiveGateway')];
    connect(split, shape('UserTask'), shape('UserTask'), join);
    connect(split, join, shape('EndEvent'));
    expect(meets(split)).toBe(join);
  });

  it('is found past branches inside a branch, of another kind or of its own', () => {
    for (const kind of ['InclusiveGateway', 'ParallelGateway']) {
      const [split, join] = [shape('ParallelGateway'), shape('ParallelGateway')];
      const [innerSplit, innerJoin] = [shape(kind), shape(kind)];
      connect(split, shape('UserTask'), join);
      connect(split, innerSplit, shape('UserTask'), innerJoin, join);
      connect(innerSplit, innerJoin);
      expect(meets(split)).toBe(join);
    }
  });

  it('is none where branches inside a branch end apart or go back before it', () => {
    const apart = shape('ParallelGateway');
    const [join, inner] = [shape('ParallelGateway'), shape('ExclusiveGateway')];
    connect(apart, shape('UserTask'), join);
    connect(apart, inner, shape('UserTask'), join);
    connect(inner, shape('EndEvent'));
    const before = shape('ExclusiveGateway');
    const back = shape('InclusiveGateway');
    connect(before, back, before);
    connect(before, back);
    connect(back, before);
    expect([apart, before].map(meets)).toEqual([null, null]);
  });

  it('is none where branches end apart, meet at a gateway of another kind, or go round', () => {
    const apart = shape('ExclusiveGateway');
    connect(apart, shape('UserTask'), shape('EndEvent'));
    connect(apart, shape('UserTask'), shape('EndEvent'));
    const mixed = shape('ExclusiveGateway');
    const other = shape('ParallelGateway');
    connect(mixed, shape('UserTask'), other);
    connect(mixed, shape('UserTask'), other);
    const round = shape('ExclusiveGateway');
    connect(round, shape('UserTask'), round);
    connect(round, shape('UserTask'), round);
    expect([apart, mixed, round].map(meets)).toEqual([null, null, null]);
  });

  it('is none behind what is no gateway, or does not branch yet', () => {
    const step = shape('UserTask');
    connect(step, shape('EndEvent'));
    const single = shape('ExclusiveGateway');
    connect(single, shape('EndEvent'));
    expect([step, single].map(meets)).toEqual([null, null]);
  });
});

describe('hasOneWayOn', () => {
  const goesOn = (source: Made) => hasOneWayOn(source as never);

  it('is true of a step and of a gateway where branches meet, before what comes next', () => {
    const [first, second, join, end] = [
      shape('UserTask'),
      shape('UserTask'),
      shape('ExclusiveGateway'),
      shape('EndEvent'),
    ];
    connect(first, join);
    connect(second, join);
    connect(join, end);
    expect([first, join].map(goesOn)).toEqual([true, true]);
  });

  it('is false of a gateway that begins to branch, and where nothing comes next', () => {
    const [step, split, end] = [shape('UserTask'), shape('ExclusiveGateway'), shape('EndEvent')];
    connect(step, split, end);
    expect([split, end].map(goesOn)).toEqual([false, false]);
  });
});
