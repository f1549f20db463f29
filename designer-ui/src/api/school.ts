import type { SaveSchoolRequest, School } from '@xiaowu/server/contract/school';
import { api } from './api';

export const saveSchool = (body: SaveSchoolRequest, intentKey: string) =>
  api.put<School>('/settings/school', body, { intentKey });
