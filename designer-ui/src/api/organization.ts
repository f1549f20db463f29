import type { Page } from '@xiaowu/server/contract/list';
import type { DepartmentTree, OrganizationChoices, PeopleQuery } from '@xiaowu/server/contract/organization';
import type { Person } from '@xiaowu/server/contract/people';
import { api } from './api';

export const departmentTree = () => api.get<DepartmentTree>('/organization/tree');
export const organizationChoices = () => api.get<OrganizationChoices>('/organization/choices');
export const people = (query: Partial<PeopleQuery>, signal?: AbortSignal) =>
  api.get<Page<Person>>('/organization/people', { query, signal });
