import { problemCodes } from '@xiaowu/engine';
import { knownProblemCodes, problemSentence } from './problems.js';

describe('problemSentence', () => {
  it('has a sentence for every code of the engine', () => {
    expect(problemCodes.filter((code) => !knownProblemCodes.includes(code))).toEqual([]);
  });

  it.each(knownProblemCodes)('says in Chinese what to do about %s', (code) => {
    const sentence = problemSentence(code, {});
    expect(sentence.match(/[\u4e00-\u9fff]/g)?.length).toBeGreaterThan(5);
    expect(sentence).not.toMatch(/undefined|null|\[object/);
  });

  it('calls an attribute that is missing as the panel does', () => {
    expect(problemSentence('attribute.missing', { name: 'variable' })).toBe(
      '请填写「输入与输出」中的变量，或删除那一行',
    );
  });

  it('still says something of a code that it does not know', () => {
    expect(problemSentence('new.code', {})).toBe('流程图有误（new.code），请检查后再发布');
  });
});
