import type { ItemQuery } from '@xiaowu/server/contract/items';
import type { LocationQuery, LocationQueryRaw } from 'vue-router';

export const facetKeys = ['audience', 'topic', 'department', 'mode', 'initial'] as const;
export type FacetKey = (typeof facetKeys)[number];

const audiences: readonly string[] = ['teacher', 'student', 'external'];
const modes: readonly string[] = ['online', 'onSite', 'appointment'];

const text = (value: LocationQuery[string] | undefined): string | undefined => {
  const given = (Array.isArray(value) ? value[0] : value)?.trim();
  return given ? given : undefined;
};

/** The five facets and the search, as the address has them. What the server would refuse is left out. */
export function hallQuery(query: LocationQuery): ItemQuery {
  const { audience, topic, department, mode, initial, q } = query;
  const asked = {
    q: text(q)?.slice(0, 100),
    audience: text(audience),
    topic: text(topic)?.slice(0, 40),
    department: text(department)?.slice(0, 40),
    mode: text(mode),
    initial: text(initial)?.toUpperCase(),
  };
  return Object.fromEntries(
    Object.entries(asked).filter(([key, value]) => {
      if (value === undefined) return false;
      if (key === 'audience') return audiences.includes(value);
      if (key === 'mode') return modes.includes(value);
      return key !== 'initial' || /^[A-Z]$/.test(value);
    }),
  );
}

/** The address after choosing: 全部 takes a facet out. */
export function withFacet(query: ItemQuery, key: FacetKey | 'q', value: string | null): LocationQueryRaw {
  const { [key]: _left, ...rest } = query;
  return value ? { ...rest, [key]: value } : rest;
}

export const hasFacets = (query: ItemQuery): boolean => Object.keys(query).length > 0;
