import { initialOf, spellings } from './item-row.js';

describe('spellings', () => {
  it('gives pinyin and initials, lower case, with what is not Chinese as it is', () => {
    expect(spellings('工会困难补助申请')).toBe('gonghuikunnanbuzhushenqing ghknbzsq');
    expect(spellings('VPN 账号')).toMatch(/^vpn ?zhanghao v/);
  });
});

describe('initialOf', () => {
  it.each([
    ['公车使用申请', 'G'],
    ['vpn 账号', 'V'],
    ['2026 年会', '#'],
    ['', '#'],
  ])('of %j is %s', (name, initial) => {
    expect(initialOf(name)).toBe(initial);
  });
});
