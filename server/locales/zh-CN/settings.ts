import type { School } from '../../contract/school.js';
import type { SchoolPicture } from '../../contract/school-limits.js';

/** What the pages show of the school until an administrator sets something else. */
export const schoolDefaults: Omit<School, 'demonstrationAccounts'> = {
  name: '浙江艺术职业学院',
  brand: '校务服务网（最多跑一次）',
  address: '浙江省杭州市滨江区滨文路518号（310053）',
  copyright: '浙江艺术职业学院',
  phone: '87150044',
  timeZone: 'Asia/Shanghai',
  color: null,
  logo: null,
  wecomCode: null,
};

const names = { name: '学校名称', brand: '服务名称', address: '地址', copyright: '版权', phone: '咨询电话' } as const;

const pictures: Record<SchoolPicture, string> = { logo: '校徽', wecomCode: '企业微信二维码' };

/** What is wrong with what an administrator sets of the school. */
export const schoolMessages = {
  missing: (field: keyof typeof names) => `请填写${names[field]}`,
  tooLong: (field: keyof typeof names, limit: number) => `${names[field]}最多 ${limit} 个字`,
  line: (field: keyof typeof names) => `${names[field]}只能写一行，不能有换行`,
  color: '颜色请写成 # 加六位十六进制数，例如 #2566c4',
  pictureType: (name: SchoolPicture) => `${pictures[name]}须为 PNG 图片`,
  pictureSize: (name: SchoolPicture, kilobytes: number) => `${pictures[name]}不能超过 ${kilobytes} KB`,
  pictureShape: (name: SchoolPicture, least: number, most: number) =>
    `${pictures[name]}须为正方形，边长 ${least} 至 ${most} 像素`,
  noPicture: (name: SchoolPicture) => `没有设置${pictures[name]}`,
} as const;
