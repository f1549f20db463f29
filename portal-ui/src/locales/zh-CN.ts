import { applications } from './zh-CN/applications';
import { failure } from './zh-CN/failure';
import { layout } from './zh-CN/layout';
import { state } from './zh-CN/state';
import { supervision } from './zh-CN/supervision';
import { tasks } from './zh-CN/tasks';
import { title } from './zh-CN/title';

/** The screen text that lists and the frame around every page show, by area; the rest is in `zh-CN-pages.ts`. */
export const zhCN = { applications, failure, layout, state, supervision, tasks, title };
