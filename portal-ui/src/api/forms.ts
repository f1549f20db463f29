import type { OptionsResult } from '@xiaowu/server/contract/forms';
import { api } from './api';

export const searchOptions = async (definition: { key: string; version: number }, field: string, q: string) => {
  const path = `/forms/${encodeURIComponent(definition.key)}/versions/${definition.version}/options`;
  return (await api.get<OptionsResult>(path, { query: { field, q } })).rows;
};
