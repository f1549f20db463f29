import type { Connection, Shape } from 'bpmn-js/lib/model/Types';

/** Ways that sequence flows go from here. */
export const flowsFrom = (source: Shape): Connection[] =>
  (source.outgoing as Connection[]).filter(({ businessObject }) => businessObject.$instanceOf('bpmn:SequenceFlow'));

/** What is put behind it comes between it and what came next: not so behind a gateway that begins to branch. */
export const hasOneWayOn = (source: Shape): boolean =>
  flowsFrom(source).length === 1 && (!source.businessObject.$instanceOf('bpmn:Gateway') || source.incoming.length > 1);

/** The gateway at which the branches of a gateway meet again; null where it is none or they do not all come there. */
export function joinOf(split: Shape): Shape | null {
  const branches = split.businessObject.$instanceOf('bpmn:Gateway') ? flowsFrom(split) : [];
  if (branches.length < 2) return null;
  const ends = new Set(branches.map(({ target }) => meetingPoint(target as Shape, split)));
  const [end = null] = ends;
  return ends.size === 1 ? end : null;
}

/** Where a simple way from here comes to: the first gateway of the kind of `split` that several flows reach. */
function meetingPoint(from: Shape, split: Shape): Shape | null {
  const passed = new Set<Shape>([split]);
  let place = from;
  while (!passed.has(place)) {
    passed.add(place);
    if (isJoin(place, split)) return place;
    const [flow, ...others] = flowsFrom(place);
    if (!flow || others.length > 0) return null;
    place = flow.target as Shape;
  }
  return null;
}

const isJoin = ({ businessObject, incoming }: Shape, split: Shape): boolean =>
  businessObject.$type === split.businessObject.$type && incoming.length > 1;
