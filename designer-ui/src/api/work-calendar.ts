import type {
  SaveWorkCalendarRequest,
  WorkCalendarState,
  WorkCalendarVersions,
} from '@xiaowu/server/contract/work-calendar';
import { api } from './api';

const at = '/work-calendar';

export const workCalendar = () => api.get<WorkCalendarState>(at);
export const saveWorkCalendar = (body: SaveWorkCalendarRequest, intentKey: string) =>
  api.put<WorkCalendarState>(at, body, { intentKey });
export const workCalendarVersions = () => api.get<WorkCalendarVersions>(`${at}/versions`);
export const workCalendarVersion = (version: number) => api.get<WorkCalendarState>(`${at}/versions/${version}`);
