import { AttemptLimit } from './attempt-limit.js';

describe('attempt limit', () => {
  const limit = new AttemptLimit(3, 60_000);

  it('is reached by as many failures as allowed, for a while, for that address alone', () => {
    for (let i = 0; i < 3; i++) {
      expect(limit.isReached('here', 1000 + i)).toBe(false);
      limit.count('here', 1000 + i);
    }
    expect(limit.isReached('here', 2000)).toBe(true);
    expect(limit.isReached('there', 2000)).toBe(false);
    expect(limit.isReached('here', 61_000)).toBe(false);
  });

  it('begins anew when its time is over', () => {
    limit.count('here', 61_000);
    expect(limit.isReached('here', 61_001)).toBe(false);
  });
});
