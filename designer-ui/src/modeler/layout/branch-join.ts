import type { Connection, Shape } from 'bpmn-js/lib/model/Types';

/** Ways that sequence flows go from here. */
export const flowsFrom = (source: Shape): Connection[] =>
  (source.outgoing as Connection[]).filter(({ businessObject }) => businessObject.$instanceOf('bpmn:SequenceFlow'));

/** What is put behind it comes between it and what came next: not so behind a gateway that begins to branch. */
export const hasOneWayOn = (source: Shape): boolean =>
  flowsFrom(source).length === 1 && (!source.businessObject.$instanceOf('bpmn:Gateway') || source.incoming.length > 1);

/** The gateway at which the branches of a gateway meet again; null where it is none or they do not all come there. */
export function joinOf(split: Shape, around: ReadonlySet<Shape> = new Set()): Shape | null {
  const branches = split.businessObject.$instanceOf('bpmn:Gateway') ? flowsFrom(split) : [];
  if (branches.length < 2) return null;
  const splits = new Set([...around, split]);
  const ends = new Set(branches.map(({ target }) => meetingPoint(target as Shape, split, splits)));
  const [end = null] = ends;
  return ends.size === 1 ? end : null;
}

/**
 * Where the way from here comes to: the first gateway of the kind of `split` that several flows reach. What branches
 * on the way is passed where it meets again; `around` are the splits inside which this is asked.
 */
function meetingPoint(from: Shape, split: Shape, around: ReadonlySet<Shape>): Shape | null {
  const passed = new Set(around);
  let place = from;
  while (!passed.has(place)) {
    passed.add(place);
    if (isJoin(place, split)) return place;
    const inner = flowsFrom(place).length > 1 ? joinOf(place, passed) : place;
    const [flow, ...others] = inner ? flowsFrom(inner) : [];
    if (!flow || others.length > 0) return null;
    place = flow.target as Shape;
  }
  return null;
}

const isJoin = ({ businessObject, incoming }: Shape, split: Shape): boolean =>
  businessObject.$type === split.businessObject.$type && incoming.length > 1;
