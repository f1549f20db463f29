import type { ItemDetail, ItemHome, ItemList, ItemQuery } from '@xiaowu/server/contract/items';
import type { Page } from '@xiaowu/server/contract/list';
import type { Rating } from '@xiaowu/server/contract/ratings';
import { api } from './api';

export const items = (query: ItemQuery, signal?: AbortSignal) => api.get<ItemList>('/items', { query, signal });
export const itemHome = () => api.get<ItemHome>('/items/home');
export const item = (key: string) => api.get<ItemDetail>(`/items/${encodeURIComponent(key)}`);

export const setFavorite = (key: string, isFavorite: boolean) => {
  const path = `/items/${encodeURIComponent(key)}/favorite`;
  return isFavorite ? api.put(path) : api.delete(path);
};
export const itemRatings = (key: string, after?: string) =>
  api.get<Page<Rating>>(`/items/${encodeURIComponent(key)}/ratings`, { query: { limit: 5, after } });
