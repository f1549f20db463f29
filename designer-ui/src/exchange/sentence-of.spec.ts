import { sentenceOf } from './sentence-of';

const problem = (name: string, elementId = 'task') => ({
  severity: 'warning' as const,
  code: 'extension.ignored',
  elementId,
  data: { name },
});
const said = ['dueDate', 'followUpDate'].map((name) => ({ ...problem(name), message: `「${name}」不会执行` }));

describe('the sentence of a problem', () => {
  it('is about what the problem names, where one element has several of a kind', () => {
    const sentences = said.map((one) => sentenceOf(one, said));
    expect(sentences).toEqual(['「dueDate」不会执行', '「followUpDate」不会执行']);
  });

  it('is any of its kind, and else its code, where nothing was said of it', () => {
    const elsewhere = sentenceOf(problem('priority', 'other'), said);
    const unknown = sentenceOf({ ...problem('x'), code: 'element.unsupported' }, said);
    expect([elsewhere, unknown]).toEqual(['「dueDate」不会执行', 'element.unsupported']);
  });
});
