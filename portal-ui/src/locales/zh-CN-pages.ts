import { form } from '../form/locales/zh-CN';
import { apply } from './zh-CN/apply';
import { delegations } from './zh-CN/delegations';
import { diagram } from './zh-CN/diagram';
import { downloads } from './zh-CN/downloads';
import { hall } from './zh-CN/hall';
import { home } from './zh-CN/home';
import { login } from './zh-CN/login';
import { notices } from './zh-CN/notices';
import { notifications } from './zh-CN/notifications';
import { organization } from './zh-CN/organization';
import { profile } from './zh-CN/profile';

/** The screen text that no list needs at once, by area. */
export const pages = {
  apply,
  delegations,
  diagram,
  downloads,
  form,
  hall,
  home,
  login,
  notices,
  notifications,
  organization,
  profile,
};
