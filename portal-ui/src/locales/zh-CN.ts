import { form } from '../form/locales/zh-CN';
import { applications } from './zh-CN/applications';
import { apply } from './zh-CN/apply';
import { delegations } from './zh-CN/delegations';
import { downloads } from './zh-CN/downloads';
import { diagram } from './zh-CN/diagram';
import { failure } from './zh-CN/failure';
import { hall } from './zh-CN/hall';
import { home } from './zh-CN/home';
import { layout } from './zh-CN/layout';
import { login } from './zh-CN/login';
import { notices } from './zh-CN/notices';
import { notifications } from './zh-CN/notifications';
import { profile } from './zh-CN/profile';
import { organization } from './zh-CN/organization';
import { state } from './zh-CN/state';
import { supervision } from './zh-CN/supervision';
import { tasks } from './zh-CN/tasks';
import { title } from './zh-CN/title';

/** All screen text of the portal, by area. */
export const zhCN = {
  applications,
  apply,
  delegations,
  diagram,
  downloads,
  failure,
  form,
  hall,
  home,
  layout,
  login,
  notices,
  notifications,
  organization,
  profile,
  state,
  supervision,
  tasks,
  title,
};
