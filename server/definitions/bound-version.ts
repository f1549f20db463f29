import type { Binding } from '@xiaowu/engine';
import type { Reader } from '../database/database.js';
import type { CallableKind } from './callable-elements.js';
import type { CompiledDefinition } from './compiled-definition.js';

/** Whoever refers to a process or decision by its id. */
type Referring = Pick<CompiledDefinition, 'key' | 'version' | 'processes' | 'decisions'>;

/**
 * The version that a reference means. Whose it is: the referring definition's own if it has one of this id, else the
 * one that offers it. `latest`: its newest; `version`: that number; `deployment`: what was the newest when the
 * referring version was published. null when there is none.
 */
export async function boundVersion(
  reader: Reader,
  referring: Referring,
  kind: CallableKind,
  elementId: string,
  { binding, version }: Binding,
): Promise<{ key: string; version: number } | null> {
  const isOwn =
    kind === 'decision' ? referring.decisions.has(elementId) : referring.processes.some(({ id }) => id === elementId);
  if (isOwn && binding === 'deployment') return { key: referring.key, version: referring.version };
  const [found] = await reader.query<{ definition_key: string; latest_version: number }>(
    `select d.definition_key, d.latest_version from callable_element c join definition d on d.definition_key = c.definition_key
     where c.kind = ? and c.element_id = ? order by case when d.definition_key = ? then 0 else 1 end, d.definition_key limit 1`,
    [kind, elementId, referring.key],
  );
  const key = found?.definition_key ?? (isOwn ? referring.key : null);
  if (key === null) return null;
  if (binding === 'version' && version !== undefined) return { key, version };
  if (binding === 'latest' || !found) return found ? { key, version: found.latest_version } : null;
  const [then] = await reader.query<{ version: number | null }>(
    `select max(v.version) as version from definition_version v where v.definition_key = ? and v.published_at <=
       (select published_at from definition_version where definition_key = ? and version = ?)`,
    [key, referring.key, referring.version],
  );
  return then?.version == null ? null : { key, version: then.version };
}
