import type { Profile, ProfileRequest } from '@xiaowu/server/contract/profile';
import { api } from './api';

export const profile = () => api.get<Profile>('/profile');
export const changeProfile = (request: ProfileRequest) => api.put<unknown>('/profile', request);
export const phrases = async () => (await api.get<{ phrases: string[] }>('/profile/phrases')).phrases;
export const keepPhrases = (list: readonly string[]) => api.put<unknown>('/profile/phrases', { phrases: list });
export const sendPhoneCode = (phone: string) => api.post<unknown>('/profile/phone-codes', { phone });
export const bindPhone = (phone: string, code: string) => api.put<unknown>('/profile/bound-phone', { phone, code });
export const changePassword = (current: string, next: string) =>
  api.put<unknown>('/profile/password', { current, next });
export const unbindPhone = () => api.delete('/profile/bound-phone');
