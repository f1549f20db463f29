import { Bell, Box, CircleCheck, Document, EditPen, Promotion } from '@element-plus/icons-vue';
import type { TaskCounts } from '@xiaowu/server/contract/tasks';
import type { Component } from 'vue';

export type TaskBox = 'todo' | 'done';
export type ApplicationBox = 'mine' | 'drafts' | 'copies';
export type BoxName = TaskBox | ApplicationBox;

export interface BoxLink {
  box: BoxName;
  to: { path: string; query: { box: BoxName } };
  icon: Component;
  count: (counts: TaskCounts) => number;
}

const link = (path: string, box: BoxName, icon: Component): BoxLink => ({
  box,
  to: { path, query: { box } },
  icon,
  count: (counts) => counts[box],
});

/** The left menu of 我的任务, in its order. */
export const boxLinks: readonly BoxLink[] = [
  link('/tasks', 'todo', Box),
  link('/applications', 'mine', Document),
  link('/tasks', 'done', CircleCheck),
  link('/applications', 'drafts', EditPen),
  link('/applications', 'copies', Bell),
];

export const startIcon = Promotion;
