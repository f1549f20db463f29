import type { Process } from '../definition/graph.js';
import { elementNumbers } from '../state/element-numbers.js';
import type { InstanceState, Scope } from '../state/instance-state.js';
import { dominators } from './dominators.js';
import { forwardOrder, type Passings, passingsBehind, type Place, placesIn } from './passings.js';
import type { PassedStep } from './previous-steps.js';
import { elementAtLevel, pathFromLevel, reachable } from './region.js';

/** Who goes back: a scope of the level of the step, a person who has done it, or (null) everything behind it. */
export type WhoGoesBack = { readonly scopeId: string } | { readonly person: string } | null;

/** What a step that goes back takes with it. */
export interface WayBack {
  /** The element of the level that remembers the step: the step, or the sub-process around it. */
  readonly target: string;
  readonly region: ReadonlySet<string>;
  /** The one token that goes back, where several go their own ways behind the step; null = everything in the region. */
  readonly only: Place | null;
  /** Tokens of other passings wait at the step: they stay. */
  readonly keepsTarget: boolean;
  /** Who gets the step again, for each token that goes back to it. */
  readonly again: readonly (readonly string[])[];
  /** So many other passings are withdrawn too, but their answers stand: their tokens leave the step again. */
  readonly standing: number;
  /** Several tokens have passed the step. */
  readonly isOneOfSeveral: boolean;
  /** How often each element has begun by what is withdrawn, as far as that is known. */
  readonly fired: ReadonlyMap<string, number>;
  /** Which of the so many passings of a step are withdrawn, by the element of the level it is in. */
  readonly share: (elementId: string, passings: number) => readonly [from: number, to: number];
}

const everything = (_: string, passings: number): readonly [number, number] => [0, passings];

/**
 * What has to be withdrawn when a step is done again, and how many tokens go back to it: as many as what is withdrawn
 * has come from. Null = some of them did not come from the step, so that there would be too few (decisions/return.md).
 */
export function wayBack(
  process: Process,
  state: InstanceState,
  { elementId, scopeId, people }: PassedStep,
  region: ReadonlySet<string>,
  who: WhoGoesBack,
): WayBack | null {
  const owner = state.scopes.find(({ id }) => id === scopeId);
  const target = elementAtLevel(process, elementId, owner?.elementId ?? '');
  if (owner === undefined || target === null) return null;
  const places = placesFrom(process, state, { owner, target, region });
  const all = places.filter((place) => place.flowId !== null || place.elementId !== target || place.isLeaving);
  const total = passingsBehind(process, target, region, all);
  const passings = passingsOf(process, state, owner, elementId);
  const base = {
    target,
    region,
    only: null,
    standing: 0,
    share: everything,
    keepsTarget: total.count > 0 && !isNextRound(process, target, region),
    isOneOfSeveral: false,
  };
  const itself = places.find(({ id }) => who !== null && 'scopeId' in who && id === who.scopeId);
  if (base.keepsTarget && itself !== undefined && !all.includes(itself)) {
    // It is in the sub-process that the step is in, and goes back to the beginning of that alone.
    return { ...base, only: itself, again: [passings.at(-1) ?? people], fired: new Map() };
  }
  if (passings.length > Math.max(1, total.count) && needsSeveralInside(process, elementId, target)) return null;
  const found = { process, target, region, all, total, passings };
  const needsAll = passings.length > 1 && (total.count > 0 || needsSeveral(process, region));
  if (!needsAll && total.count <= 1) {
    const again = [passings.at(-1) ?? people];
    return { ...base, again, fired: firedForSure(process, total, all) };
  }
  const own = total.isForked ? null : ownShare(found, who);
  // Of what is over behind the step nothing is there to count: all of it.
  const count = own?.count ?? (total.count === 0 ? passings.length : total.count);
  if (count > passings.length && !isBeforeAll(process, target, region)) return null;
  const from = own?.from ?? Math.max(0, passings.length - count);
  const again = passings.slice(from, from + count);
  const way: WayBack = {
    ...base,
    again,
    isOneOfSeveral: total.count > 0,
    fired: own?.fired ?? total.fired,
    ...(own !== null && { only: own.place, share: shareOf(found, own) }),
  };
  return who !== null && 'person' in who ? ofOnePerson(way, passings, who.person) : way;
}

/** Only the passing of who takes the step back is done again; what others have answered stands. */
function ofOnePerson(way: WayBack, passings: Several['passings'], person: string): WayBack {
  const index = lastOf(passings, person);
  return {
    ...way,
    again: passings.slice(index, index + 1),
    standing: way.again.length - 1,
    share: (id, length) => (id === way.target ? [index, index + 1] : way.share(id, length)),
  };
}

/** Of the only token behind a step: what it cannot have come round. What is not sure, joins find out themselves. */
function firedForSure(process: Process, { fired }: Passings, all: readonly Place[]): ReadonlyMap<string, number> {
  const [place, other] = all;
  if (place === undefined || other !== undefined) return new Map();
  const at = place.flowId === null ? place.elementId : (process.flows[place.flowId]?.sourceId ?? '');
  const before = dominators(process, at);
  return new Map([...fired].filter(([id]) => id === at || before.has(id)));
}

interface Several {
  readonly process: Process;
  readonly target: string;
  readonly region: ReadonlySet<string>;
  /** What has passed the step first stands first. */
  readonly all: readonly Place[];
  readonly total: Passings;
  readonly passings: readonly (readonly string[])[];
}

interface Own extends Passings {
  readonly place: Place;
  readonly before: readonly Place[];
  /** The first of its passings. */
  readonly from: number;
}

function lastOf(passings: Several['passings'], person: string): number {
  return passings.map((people) => people.includes(person)).lastIndexOf(true);
}

/** Of tokens that go their own ways the one that goes back, with the passings it has come from. */
function ownShare({ process, target, region, all, total, passings }: Several, who: WhoGoesBack): Own | null {
  if (who === null) return null;
  const index = 'person' in who ? lastOf(passings, who.person) : -1;
  let passed = 0;
  for (const [at, place] of all.entries()) {
    const own = passingsBehind(process, target, region, [place]);
    // What is furthest and more than has passed came another way.
    const from = passings.length - total.count + passed;
    const isMeant = 'person' in who ? index >= from && index < from + own.count : place.id === who.scopeId;
    if (isMeant) return { ...own, place, before: all.slice(0, at), from: Math.max(0, from) };
    passed += own.count;
  }
  return null;
}

function shareOf({ process, target, region, total }: Several, { fired, before }: Own): WayBack['share'] {
  const earlier = passingsBehind(process, target, region, before).fired;
  return (id, passings) => {
    const from = Math.max(0, passings - (total.fired.get(id) ?? 0) + (earlier.get(id) ?? 0));
    return [from, from + (fired.get(id) ?? 0)];
  };
}

function placesFrom(
  process: Process,
  state: InstanceState,
  { owner, target, region }: { owner: Scope; target: string; region: ReadonlySet<string> },
): Place[] {
  const order = forwardOrder(process, target, region);
  const rankOf = ({ elementId, flowId }: Place): number => order.indexOf(elementId) - (flowId === null ? 0 : 0.5);
  return placesIn(process, state, owner.id, region).sort((a, b) => rankOf(b) - rankOf(a));
}

/** Who has done each passing of the step that the scope remembers, oldest first. */
function passingsOf(process: Process, state: InstanceState, owner: Scope, elementId: string): readonly string[][] {
  const element = elementNumbers(process).numbers.get(elementId);
  const passings = (owner.passed ?? []).filter(([number]) => number === element);
  return passings.map(([, ...people]) => people.flatMap((index) => state.people[index] ?? []));
}

function needsSeveral(process: Process, region: ReadonlySet<string>): boolean {
  return [...region].some((id) => {
    const node = process.nodes[id];
    return node !== undefined && 'startQuantity' in node && node.startQuantity > 1;
  });
}

/** Does the region lead round to the target again, so that what waits there has come from it too? */
function isNextRound(process: Process, target: string, region: ReadonlySet<string>): boolean {
  return [...dominators(process, target)].some((id) => id !== target && region.has(id));
}

/** Of a sub-process that is over nobody could say which of the tokens inside had passed the step. */
function needsSeveralInside(process: Process, elementId: string, target: string): boolean {
  return pathFromLevel(process, elementId, target).some((id) =>
    needsSeveral(process, reachable(process, id, dominators(process, id))),
  );
}

/** Can nothing in the region have come from elsewhere? */
function isBeforeAll(process: Process, target: string, region: ReadonlySet<string>): boolean {
  return [...region].every((id) => id === target || dominators(process, id).has(target));
}
