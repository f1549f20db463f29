import { sharedQuestion } from './shared-question';

/** Answers are given by hand, in any order. */
function questioned() {
  const asked: { answer: (value: number) => void; fail: () => void }[] = [];
  const taken: number[] = [];
  const question = sharedQuestion(
    () =>
      new Promise<number>((resolve, reject) =>
        asked.push({ answer: resolve, fail: () => reject(new Error('offline')) }),
      ),
    (value) => taken.push(value),
  );
  const answer = async (index: number, value: number) => {
    asked[index]?.answer(value);
    await jest.advanceTimersByTimeAsync(0);
  };
  return { ...question, asked, taken, answer };
}

describe('a question that several parts of a page ask', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is asked once while its answer is under way, and not again while the answer is fresh', async () => {
    const { ensure, asked, taken, answer } = questioned();
    void ensure();
    void ensure();
    expect(asked).toHaveLength(1);
    await answer(0, 3);
    void ensure();
    expect(asked).toHaveLength(1);
    expect(taken).toEqual([3]);
  });

  it('is asked anew when the answer has grown old', async () => {
    const { ensure, asked, answer } = questioned();
    void ensure();
    await answer(0, 3);
    jest.advanceTimersByTime(60_000);
    void ensure();
    expect(asked).toHaveLength(2);
  });

  it('is asked anew for whoever knows of a change, though an answer is under way: it may be from before', async () => {
    const { ensure, refresh, asked, taken, answer } = questioned();
    void ensure();
    void refresh();
    expect(asked).toHaveLength(2);
    await answer(1, 4);
    await answer(0, 3);
    expect(taken).toEqual([4]);
  });

  it('is asked anew after it failed; what was known stays', async () => {
    const { ensure, asked, taken } = questioned();
    void ensure();
    asked[0]?.fail();
    await jest.advanceTimersByTimeAsync(0);
    void ensure();
    expect(asked).toHaveLength(2);
    expect(taken).toEqual([]);
  });
});
