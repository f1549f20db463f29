/** What the pages show until the school sets its own (`setting` row `school`). */
export const schoolDefaults = {
  name: '浙江艺术职业学院',
  brand: '校务服务网 · 最多跑一次',
  address: '浙江省杭州市滨江区',
  copyright: '浙江艺术职业学院 版权所有',
  phone: '0571-0000 0000',
  timeZone: 'Asia/Shanghai',
} as const;
