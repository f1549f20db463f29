import type { LocationQuery, LocationQueryRaw } from 'vue-router';

/** '' = newest first; `due` = what is due first, of 待办 alone. */
export type ListSort = '' | 'oldest' | 'due';

/** What narrows a list; kept in the URL, so that a list can be reloaded, shared and come back to. */
export interface ListFilter {
  q: string;
  item: string;
  status: string;
  from: string;
  to: string;
  applicant: string;
  sort: ListSort;
}

export const emptyFilter: ListFilter = { q: '', item: '', status: '', from: '', to: '', applicant: '', sort: '' };

const text = (value: LocationQuery[string] | undefined): string =>
  (Array.isArray(value) ? value[0] : value)?.trim() ?? '';

const date = (value: LocationQuery[string] | undefined): string => {
  const given = text(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : '';
};

const sortFrom = (given: string): ListSort => (given === 'oldest' || given === 'due' ? given : '');

export function filterFrom(query: LocationQuery): ListFilter {
  return {
    q: text(query.q).slice(0, 100),
    item: text(query.item),
    status: text(query.status),
    from: date(query.from),
    to: date(query.to),
    applicant: text(query.applicant).slice(0, 60),
    sort: sortFrom(text(query.sort)),
  };
}

/** Only what is set: an unfiltered list has a clean address. */
export function filterQuery(filter: ListFilter): LocationQueryRaw {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
}

/** Turning a list round leaves nothing out. */
export const isFiltered = ({ sort: _sort, ...filter }: ListFilter): boolean =>
  Object.values(filter).some((value) => value !== '');

/** Page number of the URL (1-based there), 0-based here. */
export function pageFrom(query: LocationQuery): number {
  const page = Number(text(query.page));
  return Number.isInteger(page) && page > 1 ? page - 1 : 0;
}
