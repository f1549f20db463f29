import type { Callable, CalledProcess } from '@xiaowu/server/contract/callables';
import { api } from './api';

export const callables = (kind: 'process' | 'decision', q: string) =>
  api.get<{ rows: readonly Callable[] }>('/callables', { query: { kind, q } }).then(({ rows }) => rows);

/** `version` null = the newest. */
export const calledProcess = (elementId: string, version: number | null) =>
  api.get<CalledProcess>(`/callables/processes/${encodeURIComponent(elementId)}`, {
    query: version === null ? {} : { version },
  });
