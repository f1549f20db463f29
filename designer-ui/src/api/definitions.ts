import type { MigrationCheck, MigrationProgress } from '@xiaowu/server/contract/administration';
import type { KeyProposal } from '@xiaowu/server/contract/definition-keys';
import type { DecisionFile } from '../decisions/dmn-file';
import type {
  CheckResult,
  Definition,
  DefinitionContent,
  DefinitionRow,
  PublishedDefinition,
  PublishRequest,
  SaveDefinitionRequest,
} from '@xiaowu/server/contract/definitions';
import type { EditLock } from '@xiaowu/server/contract/edit-locks';
import type { ServiceTestAnswer, ServiceTestRequest } from '@xiaowu/server/contract/service-tests';
import type { ScriptTestAnswer, ScriptTestRequest } from '@xiaowu/server/contract/script-tests';
import type { FormSchema } from '@xiaowu/server/contract/forms';
import type { Page } from '@xiaowu/server/contract/list';
import type { TrialRun } from '@xiaowu/server/contract/trials';
import { api } from './api';

/** What can be checked together. */
export interface Checked {
  bpmn: string;
  form?: FormSchema;
  trials?: readonly TrialRun[];
  decisions?: readonly DecisionFile[];
  print?: string;
}

const at = (key: string, rest = '') => `/definitions/${encodeURIComponent(key)}${rest}`;

export const definitions = (query: { q?: string; after?: string; limit?: number }, signal?: AbortSignal) =>
  api.get<Page<DefinitionRow>>('/definitions', { query, signal });
export const definition = (key: string) => api.get<Definition>(at(key));
export const definitionVersion = (key: string, version: number) =>
  api.get<PublishedDefinition>(at(key, `/versions/${version}`));
/** A free key for a new item of this name; empty where the name gives none. */
export const proposedKey = (name: string, signal?: AbortSignal) =>
  api.get<KeyProposal>('/definition-keys/proposal', { query: { name }, signal }).then(({ key }) => key);
/** The same for a field of a form, whether it is free there or not. */
export const proposedFieldKey = (name: string) =>
  api.get<KeyProposal>('/definition-keys/proposal', { query: { name, for: 'field' } }).then(({ key }) => key);
export const createDefinition = (body: { key: string; name: string; content?: DefinitionContent }, intentKey: string) =>
  api.post<Definition>('/definitions', body, { intentKey });
export const saveDraft = (key: string, body: SaveDefinitionRequest, intentKey: string) =>
  api.put<Definition>(at(key, '/draft'), body, { intentKey });
export const publishDefinition = (
  key: string,
  body: Partial<PublishRequest> & { revision: number },
  intentKey: string,
) => api.post<Definition>(at(key, '/publish'), body, { intentKey });
export const checkDefinition = (content: Checked, signal?: AbortSignal) =>
  api.post<CheckResult>('/definitions/check', content, { signal });
/** Makes the call of a service task once, with example values. */
export const testService = (key: string, body: ServiceTestRequest) =>
  api.post<ServiceTestAnswer>(at(key, '/service-test'), body);
/** Runs the JavaScript of a script task once, with example values. */
export const testScript = (key: string, body: ScriptTestRequest) =>
  api.post<ScriptTestAnswer>(at(key, '/script-test'), body);
export const discardDraft = (key: string, intentKey: string) => api.delete(at(key, '/draft'), { intentKey });
export const lockDefinition = (key: string, body: { page: string; takeOver: boolean }) =>
  api.post<EditLock>(at(key, '/lock'), body);
/** Also sent while the page goes away. */
export const unlockDefinition = (key: string, page: string) =>
  api.post(at(key, '/unlock'), { page }, { keepalive: true });
export const cancelPublication = (key: string, intentKey: string) =>
  api.delete<Definition>(at(key, '/publication'), { intentKey });
export const rollBack = (key: string, body: { version: number; page: string }, intentKey: string) =>
  api.post<Definition>(at(key, '/roll-back'), body, { intentKey });
export const setSuspended = (
  key: string,
  isSuspended: boolean,
  body: { reason: string; runningCases: boolean },
  intentKey: string,
) => api.post<{ cases: number }>(at(key, isSuspended ? '/suspend' : '/resume'), body, { intentKey });

interface Move {
  from: number;
  plan?: MigrationCheck['plan'];
  instanceIds?: readonly string[];
}
/** A dry run; `to` null is the draft. */
export const checkMigration = (key: string, body: Move & { to: number | null }) =>
  api.post<MigrationCheck>(at(key, '/migrations/check'), body);
export const startMigration = (key: string, body: Move & { to: number; reason: string }, intentKey: string) =>
  api.post<{ id: string }>(at(key, '/migrations'), body, { intentKey });
export const migrationProgress = (id: string) => api.get<MigrationProgress>(`/migrations/${encodeURIComponent(id)}`);
