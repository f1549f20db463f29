import type { Profile, ProfileRequest } from '@xiaowu/server/contract/profile';
import { api } from './api';

export const profile = () => api.get<Profile>('/profile');
export const changeProfile = (request: ProfileRequest) => api.put<unknown>('/profile', request);
export const phrases = async () => (await api.get<{ phrases: string[] }>('/profile/phrases')).phrases;
export const keepPhrases = (list: readonly string[]) => api.put<unknown>('/profile/phrases', { phrases: list });
