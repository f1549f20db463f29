import type {
  CheckResult,
  Definition,
  DefinitionRow,
  PublishedDefinition,
  SaveDefinitionRequest,
} from '@xiaowu/server/contract/definitions';
import type { EditLock } from '@xiaowu/server/contract/edit-locks';
import type { FormSchema } from '@xiaowu/server/contract/forms';
import type { Page } from '@xiaowu/server/contract/list';
import type { TrialRun } from '@xiaowu/server/contract/trials';
import { api } from './api';

/** What can be checked together. */
export interface Checked {
  bpmn: string;
  form?: FormSchema;
  trials?: readonly TrialRun[];
}

const at = (key: string, rest = '') => `/definitions/${encodeURIComponent(key)}${rest}`;

export const definitions = (query: { q?: string; after?: string; limit?: number }, signal?: AbortSignal) =>
  api.get<Page<DefinitionRow>>('/definitions', { query, signal });
export const definition = (key: string) => api.get<Definition>(at(key));
export const definitionVersion = (key: string, version: number) =>
  api.get<PublishedDefinition>(at(key, `/versions/${version}`));
export const createDefinition = (body: { key: string; name: string }, intentKey: string) =>
  api.post<Definition>('/definitions', body, { intentKey });
export const saveDraft = (key: string, body: SaveDefinitionRequest, intentKey: string) =>
  api.put<Definition>(at(key, '/draft'), body, { intentKey });
export const publishDefinition = (
  key: string,
  body: { revision: number; note: string; page?: string },
  intentKey: string,
) => api.post<Definition>(at(key, '/publish'), body, { intentKey });
export const checkDefinition = (content: Checked, signal?: AbortSignal) =>
  api.post<CheckResult>('/definitions/check', content, { signal });
export const discardDraft = (key: string, intentKey: string) => api.delete(at(key, '/draft'), { intentKey });
export const lockDefinition = (key: string, body: { page: string; takeOver: boolean }) =>
  api.post<EditLock>(at(key, '/lock'), body);
/** Also sent while the page goes away. */
export const unlockDefinition = (key: string, page: string) =>
  api.post(at(key, '/unlock'), { page }, { keepalive: true });
