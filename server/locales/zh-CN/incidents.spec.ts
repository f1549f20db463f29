import { incidentCodes } from '@xiaowu/engine';
import { incidentSentence } from './incidents.js';

describe('incidentSentence', () => {
  it.each(incidentCodes)('says in Chinese what keeps the case: %s', (code) => {
    const sentence = incidentSentence(code, {});
    expect(sentence.match(/[\u4e00-\u9fff]/g)?.length).toBeGreaterThan(5);
    expect(sentence).not.toMatch(/undefined|null|\[object/);
  });

  it('names what is wrong', () => {
    expect(incidentSentence('expression.failed', { expression: 'a / b', message: 'division' })).toContain('「a / b」');
    expect(incidentSentence('error.uncaught', { errorCode: 'full', message: '库存不足' })).toBe(
      '返回了错误「full」，流程中没有环节处理它：库存不足',
    );
    expect(incidentSentence('data.inputMissing', { names: ['sum', 'day'] })).toContain('sum、day');
    expect(incidentSentence('job.failed', { message: '连接超时' })).toBe('连接超时');
  });

  it('still says something of a code that it does not know', () => {
    expect(incidentSentence('new.code', {})).toBe('new.code');
    expect(incidentSentence('new.code', { message: '坏了' })).toBe('坏了');
  });
});
