import { shortTitle } from './short-title.js';

describe('a title in a text message', () => {
  it('stays as it is while it fits into a variable', () => {
    expect(shortTitle('待办：公车使用申请 - 20261100001')).toBe('待办：公车使用申请 - 20261100001');
  });

  it('loses the middle, not the 流水号, when it is too long', () => {
    const short = shortTitle('催办：师生集体外出教育实践活动安全审批及其他各类集体活动报备申请 - 20261100001');
    expect(short).toBe('催办：师生集体外出教育实践活动安全审批及… - 20261100001');
    expect([...short]).toHaveLength(35);
  });

  it('is cut at its end when it has none', () => {
    expect([...shortTitle('长'.repeat(80))]).toHaveLength(35);
  });
});
