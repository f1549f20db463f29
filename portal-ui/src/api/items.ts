import type { ItemDetail, ItemHome, ItemList, ItemQuery } from '@xiaowu/server/contract/items';
import { api } from './api';

export const items = (query: ItemQuery, signal?: AbortSignal) => api.get<ItemList>('/items', { query, signal });
export const itemHome = () => api.get<ItemHome>('/items/home');
export const item = (key: string) => api.get<ItemDetail>(`/items/${encodeURIComponent(key)}`);

export const setFavorite = (key: string, isFavorite: boolean) => {
  const path = `/items/${encodeURIComponent(key)}/favorite`;
  return isFavorite ? api.put(path) : api.delete(path);
};
