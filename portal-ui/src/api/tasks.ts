import type { Preview } from '@xiaowu/server/contract/applications';
import type { ItemChoices } from '@xiaowu/server/contract/items';
import type { Page } from '@xiaowu/server/contract/list';
import type {
  ActResult,
  AddApproversRequest,
  AssignRequest,
  ManyResult,
  CompleteRequest,
  CopyRequest,
  DelegateRequest,
  ForwardRequest,
  HandManyRequest,
  PreviewTaskRequest,
  RefuseRequest,
  RemoveApproversRequest,
  ReturnRequest,
  SavedTaskDraft,
  SaveTaskDraftRequest,
  TaskCounts,
  TaskDetail,
  TaskRow,
  TasksQuery,
} from '@xiaowu/server/contract/tasks';
import { api } from './api';

const at = (id: string, act = '') => `/tasks/${encodeURIComponent(id)}${act}`;

export const tasks = (query: Partial<TasksQuery> & Pick<TasksQuery, 'box'>) =>
  api.get<Page<TaskRow>>('/tasks', { query });
export const taskItems = (box: TasksQuery['box']) => api.get<ItemChoices>('/tasks/items', { query: { box } });
export const taskCounts = () => api.get<TaskCounts>('/tasks/counts');
export const task = (id: string) => api.get<TaskDetail>(at(id));
export const claimTask = (id: string, intentKey: string) => api.post<ActResult>(at(id, '/claim'), {}, { intentKey });
export const previewTask = (id: string, body: PreviewTaskRequest) => api.post<Preview>(at(id, '/preview'), body);
export const completeTask = (id: string, body: CompleteRequest, intentKey: string) =>
  api.post<ActResult>(at(id, '/complete'), body, { intentKey });
export const returnTask = (id: string, body: ReturnRequest, intentKey: string) =>
  api.post<ActResult>(at(id, '/return'), body, { intentKey });
export const refuseTask = (id: string, body: RefuseRequest, intentKey: string) =>
  api.post<ActResult>(at(id, '/refuse'), body, { intentKey });
export const addApprovers = (id: string, body: AddApproversRequest, intentKey: string) =>
  api.post<ActResult>(at(id, '/add-approvers'), body, { intentKey });
export const forwardTask = (id: string, body: ForwardRequest, intentKey: string) =>
  api.post<ActResult>(at(id, '/forward'), body, { intentKey });
export const delegateTask = (id: string, body: DelegateRequest, intentKey: string) =>
  api.post<ActResult>(at(id, '/delegate'), body, { intentKey });
export const assignTask = (id: string, body: AssignRequest, intentKey: string) =>
  api.post<ActResult>(at(id, '/assign'), body, { intentKey });
export const removeApprovers = (id: string, body: RemoveApproversRequest, intentKey: string) =>
  api.post<ActResult>(at(id, '/remove-approvers'), body, { intentKey });
export const releaseTask = (id: string, intentKey: string) =>
  api.post<ActResult>(at(id, '/release'), {}, { intentKey });
export const takeBackTask = (id: string, intentKey: string) =>
  api.post<ActResult>(at(id, '/take-back'), {}, { intentKey });
export const copyTask = (id: string, body: CopyRequest, intentKey: string) =>
  api.post<ActResult>(at(id, '/copy'), body, { intentKey });
export const saveTaskDraft = (id: string, body: SaveTaskDraftRequest) =>
  api.put<SavedTaskDraft>(at(id, '/draft'), body);
export const completeManyTasks = (ids: readonly string[], opinion: string, intentKey: string) =>
  api.post<ManyResult>('/tasks/complete', { ids, opinion }, { intentKey });
export const forwardManyTasks = (body: HandManyRequest, intentKey: string) =>
  api.post<ManyResult>('/tasks/forward', body, { intentKey });
export const assignManyTasks = (body: HandManyRequest, intentKey: string) =>
  api.post<ManyResult>('/tasks/assign', body, { intentKey });
