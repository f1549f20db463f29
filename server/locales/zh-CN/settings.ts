import type { School } from '../../contract/session.js';

/** What the pages show of the school until an administrator sets something else. */
export const schoolDefaults: Omit<School, 'demonstrationAccounts'> = {
  name: '浙江艺术职业学院',
  brand: '校务服务网（最多跑一次）',
  address: '浙江省杭州市滨江区滨文路518号（310053）',
  copyright: '浙江艺术职业学院',
  phone: '87150044',
  timeZone: 'Asia/Shanghai',
};
