import type { Problem, Process } from '@xiaowu/engine';
import type { Reader } from '../../database/database.js';
import { marks } from '../../database/insert-rows.js';
import type { ServerProblemCode } from '../../locales/zh-CN/problems.js';
import type { CallableKind } from '../callable-elements.js';

/** A step that needs something of another definition. */
interface Reference {
  readonly elementId: string;
  readonly kind: CallableKind;
  readonly id: string;
}

const codes: { readonly [kind in CallableKind]: ServerProblemCode } = {
  process: 'call.unknown',
  decision: 'decision.unknown',
};

/**
 * Steps that call a process or ask for a decision which neither the file nor any published definition has. It may still
 * be published before a case comes there, so that these are warnings. `ownDecisions`: ids; null = not known.
 */
export async function unknownReferences(
  reader: Reader,
  processes: readonly Process[],
  ownDecisions: ReadonlySet<string> | null,
): Promise<Problem[]> {
  const ownProcesses = new Set(processes.map(({ id }) => id));
  const references = processes.flatMap(referencesOf).filter(({ kind, id }) => {
    if (kind === 'process') return !ownProcesses.has(id);
    return ownDecisions !== null && !ownDecisions.has(id);
  });
  if (references.length === 0) return [];
  const ids = [...new Set(references.map(({ id }) => id))];
  const offered = await reader.query<{ kind: CallableKind; element_id: string }>(
    `select kind, element_id from callable_element where element_id in (${marks(ids)})`,
    ids,
  );
  const known = new Set(offered.map((row) => `${row.kind} ${row.element_id}`));
  return references
    .filter(({ kind, id }) => !known.has(`${kind} ${id}`))
    .map(({ elementId, kind, id }) => ({ severity: 'warning', code: codes[kind], elementId, data: { id } }));
}

function referencesOf({ nodes }: Process): Reference[] {
  return Object.values(nodes).flatMap((node): Reference[] => {
    if (node.kind === 'callActivity') return [{ elementId: node.id, kind: 'process', id: node.calledElement }];
    return node.kind === 'businessRuleTask' ? [{ elementId: node.id, kind: 'decision', id: node.decisionId }] : [];
  });
}
