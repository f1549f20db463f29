import { wallClock } from './wall-clock';

describe('wallClock', () => {
  const now = new Date('2026-06-01T00:00:00.000Z');

  it('shows the time of the school, not of the machine', () => {
    expect(wallClock('2026-03-08T16:05:00.000Z', 'Asia/Shanghai', now)).toBe('03-09 00:05');
  });

  it('names the year when it is another', () => {
    expect(wallClock('2025-12-31T01:00:00.000Z', 'Asia/Shanghai', now)).toBe('2025-12-31 09:00');
  });
});
