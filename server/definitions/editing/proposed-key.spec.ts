import { createDefinitionRequest } from '../../contract/definitions.js';
import { freeKey, keyOf } from './proposed-key.js';

describe('keyOf', () => {
  it.each([
    ['工会困难补助申请', 'gong-hui-kun-nan-bu-zhu-shen-qing'],
    ['VPN 账号（临时）', 'vpn-zhang-hao-lin-shi'],
    ['2026 年女生节', 'nian-nv-sheng-jie'],
    ['A', 'a-1'],
    ['2026', ''],
    ['', ''],
  ])('of %j is %j', (name, key) => {
    expect(keyOf(name)).toBe(key);
    if (key) expect(createDefinitionRequest.safeParse({ key, name }).success).toBe(true);
  });

  it('ends with a whole syllable, and leaves none out', () => {
    expect(keyOf('机动车进校通行证申请（自制）')).toBe('ji-dong-che-jin-xiao-tong-xing-zheng');
    expect(keyOf('学院二级经费预算内部调整与专项资金使用情况审批')).toBe('xue-yuan-er-ji-jing-fei-yu-suan-nei-bu');
  });
});

describe('freeKey', () => {
  it('counts on from a key that is taken', () => {
    expect(freeKey('a-1', new Set())).toBe('a-1');
    expect(freeKey('card', new Set(['card', 'card-2']))).toBe('card-3');
    expect(freeKey('x'.repeat(60), new Set(['x'.repeat(60)]))).toBe(`${'x'.repeat(58)}-2`);
  });
});
