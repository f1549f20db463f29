import type { School } from '@xiaowu/server/contract/school';
import type { Session } from '@xiaowu/server/contract/session';
import { api } from './api';

export const currentSession = () => api.get<Session>('/session');
export const school = () => api.get<School>('/school');
