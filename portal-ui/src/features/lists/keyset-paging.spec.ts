import { countText, cursorOf, firstPage, nextPage, previousPage, restoredPaging, shownRange } from './keyset-paging';

describe('keyset paging', () => {
  it('goes forward with the cursor of the answer and back with the one it came by', () => {
    const second = nextPage(firstPage, 'a');
    const third = nextPage(second, 'b');
    expect([cursorOf(firstPage), cursorOf(second), cursorOf(third)]).toEqual([undefined, 'a', 'b']);
    expect(cursorOf(previousPage(third))).toBe('a');
    expect(cursorOf(previousPage(previousPage(third)))).toBeUndefined();
    expect(previousPage(firstPage)).toBe(firstPage);
  });

  it('takes the fresh cursor when rows have moved since the page was left', () => {
    const back = previousPage(nextPage(nextPage(firstPage, 'a'), 'b'));
    expect(nextPage(back, 'c').cursors).toEqual([null, 'a', 'c']);
  });

  it('numbers the rows that are shown', () => {
    expect(shownRange(firstPage, 20, 5)).toEqual({ from: 1, to: 5 });
    expect(shownRange(nextPage(firstPage, 'a'), 20, 20)).toEqual({ from: 21, to: 40 });
    expect(shownRange(firstPage, 20, 0)).toEqual({ from: 0, to: 0 });
  });

  it('says 999+ where counting stopped', () => {
    expect(countText(999)).toBe('999');
    expect(countText(1000)).toBe('999+');
  });

  it('survives a reload and falls back to the first page when nothing was kept', () => {
    const third = nextPage(nextPage(firstPage, 'a'), 'b');
    expect(restoredPaging(JSON.parse(JSON.stringify(third.cursors)), 2)).toEqual(third);
    expect(restoredPaging(undefined, 2)).toEqual(firstPage);
    expect(restoredPaging([null], 3)).toEqual(firstPage);
    expect(restoredPaging([null, 4], 1)).toEqual(firstPage);
  });
});
