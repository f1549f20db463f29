import type { Quorum } from '@xiaowu/engine';
import type { ModdleElement, PropertyChange } from '../../modeler/moddle';
import { changeExtension, extensionsOf } from '../extension-elements';

/** What passes a vote, and what ends it as refused before passing is out of reach (null = only then). */
export interface VoteQuorums {
  pass: Quorum;
  refuse: Quorum | null;
}

export const quorumKinds = ['percent', 'count', 'weight'] as const satisfies Quorum['by'][];

const type = 'xiaowu:Approval';
const attributeOf = (side: 'pass' | 'refuse', by: Quorum['by']) => `${side}${by.charAt(0).toUpperCase()}${by.slice(1)}`;

export function readQuorums(task: ModdleElement): VoteQuorums {
  const [element] = extensionsOf(task, type);
  const read = (side: 'pass' | 'refuse'): Quorum | null => {
    for (const by of quorumKinds) {
      const value: unknown = element?.get(attributeOf(side, by));
      if (typeof value === 'number') return { by, value };
    }
    return null;
  };
  return { pass: read('pass') ?? { by: 'percent', value: 50 }, refuse: read('refuse') };
}

/** A side has one attribute: the one of another kind goes. */
export function changeQuorum(task: ModdleElement, side: 'pass' | 'refuse', quorum: Quorum | null): PropertyChange[] {
  const attributes = quorumKinds.map((by) => [attributeOf(side, by), quorum?.by === by ? quorum.value : undefined]);
  return changeExtension(task, type, Object.fromEntries(attributes) as Record<string, number | undefined>);
}

/** Do the votes of this step have weights? */
export const isWeighed = ({ pass, refuse }: VoteQuorums): boolean => pass.by === 'weight' || refuse?.by === 'weight';
