import {
  Bell,
  Box as BoxIcon,
  CircleCheck,
  Document,
  EditPen,
  Promotion,
  Pointer,
  Switch,
  View,
} from '@element-plus/icons-vue';
import type { ApplicationsQuery } from '@xiaowu/server/contract/applications';
import type { ItemChoices } from '@xiaowu/server/contract/items';
import type { Page } from '@xiaowu/server/contract/list';
import type { TaskCounts, TasksQuery } from '@xiaowu/server/contract/tasks';
import type { Component } from 'vue';
import type { LocationQuery } from 'vue-router';
import { applicationItems, applications } from '../../api/applications';
import { taskItems, tasks } from '../../api/tasks';
import { applicationLine, taskLine, type CaseLine, type ColumnName } from './case-line';
import type { ListFilter, ListSort } from './list-filter';
import type { PageQuery } from './use-list';

export type BoxName = 'todo' | 'copies' | 'mine' | 'done' | 'assigned' | 'supervised' | 'forwarded' | 'drafts';

/** A list of 我的任务: where it stands, what it shows, how it can be narrowed. */
export interface Box {
  name: BoxName;
  path: '/tasks' | '/applications';
  icon: Component;
  columns: readonly ColumnName[];
  /** States to narrow by, with the key of their words in the locale. */
  statuses: readonly { value: string; text: string }[];
  /** Narrowing by applicant says nothing where it is always the reader. */
  isOfOthers: boolean;
  sorts: readonly ListSort[];
  /** What its lines are of, to narrow by. */
  items(): Promise<ItemChoices>;
  load(filter: ListFilter, page: PageQuery): Promise<Page<CaseLine>>;
}

const given = ({ q, item, applicant, from, to, sort }: ListFilter) => ({
  q: q || undefined,
  item: item || undefined,
  applicant: applicant || undefined,
  from: from || undefined,
  to: to || undefined,
  sort: sort || undefined,
});

const pageOf = <Row>({ rows, ...rest }: Page<Row>, line: (row: Row) => CaseLine): Page<CaseLine> => ({
  ...rest,
  rows: rows.map(line),
});

const byTime: readonly ListSort[] = ['', 'oldest'];

function taskBox(
  name: TasksQuery['box'],
  icon: Component,
  columns: readonly ColumnName[],
  statuses: Box['statuses'] = [],
): Box {
  return {
    ...{ name, icon, columns, statuses, path: '/tasks', isOfOthers: true },
    sorts: name === 'todo' ? ['', 'oldest', 'due'] : byTime,
    items: () => taskItems(name),
    async load(filter, page) {
      const status = statuses.some(({ value }) => value === filter.status) ? filter.status : undefined;
      const query = { ...page, ...given(filter), box: name, status: status as TasksQuery['status'] };
      return pageOf(await tasks(query), (row) => taskLine(row, name));
    },
  };
}

function caseBox(
  name: ApplicationsQuery['box'],
  icon: Component,
  columns: readonly ColumnName[],
  statuses: readonly string[],
): Box {
  return {
    ...{ name, icon, columns, path: '/applications', isOfOthers: name === 'copies' || name === 'supervised' },
    sorts: byTime,
    items: () => applicationItems(name),
    statuses: statuses.map((value) => ({ value, text: `applications.status.${value}` })),
    async load(filter, page) {
      const status = statuses.includes(filter.status) ? filter.status : undefined;
      const sort = filter.sort === 'due' ? undefined : filter.sort || undefined;
      const query = { ...page, ...given(filter), sort, box: name, status: status as ApplicationsQuery['status'] };
      return pageOf(await applications(query), (row) => applicationLine(row, name));
    },
  };
}

const todoStates = ['assigned', 'offered', 'overdue'].map((value) => ({ value, text: `tasks.status.${value}` }));
const outcomes = ['approved', 'returned', 'refused', 'approversAdded', 'forwarded', 'assigned', 'delegated'].map(
  (value) => ({
    value,
    text: `applications.state.${value}`,
  }),
);
const caseStates = ['running', 'returned', 'completed', 'failed', 'refused', 'terminated', 'suspended'];

/** The left menu of 我的任务, in its order. */
export const boxes: readonly Box[] = [
  taskBox('todo', BoxIcon, ['step', 'applicant', 'submittedAt', 'arrivedAt', 'dueAt', 'status'], todoStates),
  caseBox('copies', Bell, ['applicant', 'currentStep', 'submittedAt', 'status'], caseStates),
  caseBox('mine', Document, ['currentStep', 'submittedAt', 'status'], caseStates),
  taskBox('done', CircleCheck, ['step', 'applicant', 'submittedAt', 'completedAt', 'status'], outcomes),
  taskBox('assigned', Pointer, ['step', 'applicant', 'handler', 'arrivedAt', 'dueAt', 'status']),
  // all of them wait at a step: their state says nothing
  caseBox('supervised', View, ['applicant', 'overdueStep', 'handler', 'dueAt', 'submittedAt'], []),
  taskBox('forwarded', Switch, ['step', 'applicant', 'handler', 'arrivedAt', 'dueAt', 'status']),
  caseBox('drafts', EditPen, ['createdAt', 'updatedAt'], []),
];

const [todo, , mine] = boxes as readonly [Box, Box, Box];

/** The list that an address shows; of an unknown one the first of its path. */
export function boxOf(path: string, query: LocationQuery): Box {
  const asked = boxes.find((box) => box.path === path && box.name === query.box);
  return asked ?? (path === '/applications' ? mine : todo);
}

export const addressOf = ({ name, path }: Pick<Box, 'name' | 'path'>) => ({ path, query: { box: name } });

export const countOf = (counts: TaskCounts, { name }: Pick<Box, 'name'>): number => counts[name];

export const startIcon = Promotion;
