import { form } from '@xiaowu/portal-ui/src/form/locales/zh-CN';
import { administrators } from './zh-CN/administrators';
import { audit } from './zh-CN/audit';
import { compare } from './zh-CN/compare';
import { decisions } from './zh-CN/decisions';
import { definitions } from './zh-CN/definitions';
import { editor } from './zh-CN/editor';
import { expressions } from './zh-CN/expressions';
import { failure } from './zh-CN/failure';
import { forms } from './zh-CN/forms';
import { handOver } from './zh-CN/hand-over';
import { items } from './zh-CN/items';
import { migration } from './zh-CN/migration';
import { monitor } from './zh-CN/monitor';
import { printing } from './zh-CN/printing';
import { problems } from './zh-CN/problems';
import { properties } from './zh-CN/properties';
import { shell } from './zh-CN/shell';
import { simulation } from './zh-CN/simulation';
import { steps } from './zh-CN/steps';
import { workCalendar } from './zh-CN/work-calendar';

/** All screen text of the designer, by area; `form` is the portal's, whose form the preview shows. */
export const zhCN = {
  administrators,
  audit,
  compare,
  decisions,
  definitions,
  editor,
  expressions,
  failure,
  form,
  forms,
  handOver,
  items,
  migration,
  monitor,
  printing,
  problems,
  properties,
  shell,
  simulation,
  steps,
  workCalendar,
};
