import { movedUp, withoutPhrase, withPhrase, withPhraseChanged, withPhraseInserted } from './phrase-edits';

describe('常用意见', () => {
  const list = ['同意', '情况属实', '请补充材料'];

  it('adds at the end, and nothing twice', () => {
    expect(withPhrase(list, ' 不同意 ')).toEqual([...list, '不同意']);
    expect(withPhrase(list, '同意')).toEqual(['情况属实', '请补充材料', '同意']);
  });

  it('changes, takes away and moves up', () => {
    expect(withPhraseChanged(list, '情况属实', '属实')).toEqual(['同意', '属实', '请补充材料']);
    expect(withPhraseChanged(list, '情况属实', ' ')).toEqual(['同意', '请补充材料']);
    expect(withPhraseChanged(list, '请补充材料', '同意')).toEqual(['同意', '情况属实']);
    expect(withoutPhrase(list, '同意')).toEqual(['情况属实', '请补充材料']);
    expect(movedUp(list, '请补充材料')).toEqual(['同意', '请补充材料', '情况属实']);
    expect(movedUp(list, '同意')).toEqual(list);
  });

  it('loses nothing of a phrase that was taken away elsewhere meanwhile', () => {
    expect(withPhraseChanged(list, '另议', '下次另议')).toEqual([...list, '下次另议']);
    expect(withoutPhrase(list, '另议')).toEqual(list);
    expect(movedUp(list, '另议')).toEqual(list);
  });

  it('is inserted into an empty opinion, after a finished sentence and into an open one', () => {
    expect(withPhraseInserted('', '同意', 100)).toBe('同意');
    expect(withPhraseInserted(' \n', '同意', 100)).toBe('同意');
    expect(withPhraseInserted('已核对。', '同意', 100)).toBe('已核对。同意');
    expect(withPhraseInserted('已核对', '同意', 100)).toBe('已核对；同意');
    expect(withPhraseInserted('已核对', '同意', 5)).toBe('已核对；同');
  });
});
