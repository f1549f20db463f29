import { form } from '@xiaowu/portal-ui/src/form/locales/zh-CN';
import { compare } from './zh-CN/compare';
import { decisions } from './zh-CN/decisions';
import { definitions } from './zh-CN/definitions';
import { editor } from './zh-CN/editor';
import { expressions } from './zh-CN/expressions';
import { failure } from './zh-CN/failure';
import { forms } from './zh-CN/forms';
import { items } from './zh-CN/items';
import { migration } from './zh-CN/migration';
import { pageTitles } from './zh-CN/page-titles';
import { printing } from './zh-CN/printing';
import { problems } from './zh-CN/problems';
import { properties } from './zh-CN/properties';
import { shell } from './zh-CN/shell';
import { simulation } from './zh-CN/simulation';
import { steps } from './zh-CN/steps';

/** The screen text of the designer, by area, but that of single pages (`page-texts.ts`); `form` is the portal's, whose form the preview shows. */
export const zhCN = {
  ...pageTitles,
  compare,
  decisions,
  definitions,
  editor,
  expressions,
  failure,
  form,
  forms,
  items,
  migration,
  printing,
  problems,
  properties,
  shell,
  simulation,
  steps,
};
