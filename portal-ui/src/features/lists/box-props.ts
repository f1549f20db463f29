import type { CaseActions } from '../applications/use-case-actions';
import type { Box } from './boxes';
import type { CaseLine } from './case-line';
import type { ListFilter } from './list-filter';
import type { List } from './use-list';
import type { Selection } from './use-selection';

/** What a list is drawn from, on the desktop and on the phone. */
export interface BoxProps {
  box: Box;
  list: List<CaseLine>;
  filter: ListFilter;
  statuses: readonly { value: string; label: string }[];
  actions: CaseActions;
  selection: Selection<CaseLine>;
  emptyText: string;
}
