import type { School } from '@xiaowu/server/contract/school';
import type { LoginRequest, Session } from '@xiaowu/server/contract/session';
import { api } from './api';

export const login = (request: LoginRequest) => api.post<Session>('/session', request);
export const currentSession = () => api.get<Session>('/session');
export const logout = () => api.delete('/session');
export const school = () => api.get<School>('/school');
