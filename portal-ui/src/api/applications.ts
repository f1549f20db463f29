import type { ActResult } from '@xiaowu/server/contract/tasks';
import type {
  Application,
  ApplicationForm,
  ApplicationRow,
  ApplicationsQuery,
  Preview,
  PrintPage,
  UrgeRequest,
  UrgeResult,
} from '@xiaowu/server/contract/applications';
import type { FormChangeList } from '@xiaowu/server/contract/form-changes';
import type { FormData } from '@xiaowu/server/contract/forms';
import type { ItemChoices } from '@xiaowu/server/contract/items';
import type { Page } from '@xiaowu/server/contract/list';
import type { RateRequest } from '@xiaowu/server/contract/ratings';
import { api } from './api';

const at = (id: string, act = '') => `/applications/${encodeURIComponent(id)}${act}`;

export const applications = (query: Partial<ApplicationsQuery> & Pick<ApplicationsQuery, 'box'>) =>
  api.get<Page<ApplicationRow>>('/applications', { query });
export const applicationItems = (box: ApplicationsQuery['box']) =>
  api.get<ItemChoices>('/applications/items', { query: { box } });
export const application = (id: string) => api.get<Application>(at(id));
export const newApplication = (itemKey: string, from?: string) =>
  api.get<ApplicationForm>('/applications/new', { query: { itemKey, from } });
export const createApplication = (itemKey: string, data: FormData, intentKey: string) =>
  api.post<Application>('/applications', { itemKey, data }, { intentKey });
export const saveDraft = (id: string, data: FormData, basedOn: string | undefined) =>
  api.put<Application>(at(id), { data, basedOn });
export const deleteDraft = (id: string, intentKey?: string) => api.delete(at(id), { intentKey });
export const submitApplication = (id: string, data: FormData, intentKey: string) =>
  api.post<ActResult>(at(id, '/submit'), { data }, { intentKey });
export const previewApplication = (itemKey: string, data: FormData, applicationId?: string) =>
  api.post<Preview>('/applications/preview', { itemKey, data, applicationId });
export const applicationChanges = (id: string) => api.get<FormChangeList>(at(id, '/changes'));
export const applicationPrint = (id: string, template: string) =>
  api.get<PrintPage>(at(id, '/print'), { query: { template } });
/** The same page as PDF. */
export const printFileAddress = (id: string, template: string) =>
  `/api${at(id, '/print/pdf')}?template=${encodeURIComponent(template)}`;
export const terminateApplication = (id: string, reason: string, intentKey: string) =>
  api.post(at(id, '/terminate'), { reason }, { intentKey });
export const withdrawApplication = (id: string, intentKey: string) => api.post(at(id, '/withdraw'), {}, { intentKey });
/** No channels named: by all that the school has. */
export const urgeApplication = (id: string, body: Partial<UrgeRequest>, intentKey: string) =>
  api.post<UrgeResult>(at(id, '/urge'), body, { intentKey });
export const rateApplication = (id: string, body: RateRequest, intentKey: string) =>
  api.post(at(id, '/rate'), body, { intentKey });
