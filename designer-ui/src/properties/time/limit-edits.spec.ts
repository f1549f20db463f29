import { defaultApproval } from '../people/approval-settings';
import { durationChange } from './limit-edits';
import { limitMoments } from './limit-moments';

const step = (part = {}) => ({ ...defaultApproval(false), ...part });

describe('the times of a step', () => {
  it('count work where nothing was set before, and stay as they are where something was', () => {
    expect(durationChange(step(), 'dueAfter', 'P2D')).toMatchObject({ dueAfter: 'P2D', timeMeasure: 'working' });
    expect(durationChange(step({ remindAfter: 'PT4H' }), 'dueAfter', 'P2D')).not.toHaveProperty('timeMeasure');
  });

  it('take along what means nothing without them', () => {
    const timed = step({ dueAfter: 'P2D', remindBefore: 'PT4H', remindEvery: 'P1D', whenOverdue: 'pass' });
    const gone = durationChange(timed, 'dueAfter', null);
    expect(gone).toMatchObject({ dueAfter: null, remindBefore: null });
    expect(Object.keys(gone)).toEqual(expect.arrayContaining(['whenOverdue', 'remindEvery', 'timeMeasure']));
    const kept = durationChange({ ...timed, remindAfter: 'P1D' }, 'dueAfter', null);
    expect(Object.keys(kept)).not.toContain('remindEvery');
  });

  it('are foretold by the calendar of the school', () => {
    const office = [{ from: '08:30', to: '17:00' }];
    const calendar = {
      ...{ timeZone: 'Asia/Shanghai', days: {}, night: null },
      week: [office, office, office, office, office, [], []],
    };
    const settings = step({ timeMeasure: 'working', dueAfter: 'PT8H30M', remindBefore: 'PT30M', remindEvery: 'P1D' });
    // Friday 16:30
    expect(limitMoments(calendar, settings, '2026-09-11T08:30:00.000Z', 2)).toEqual({
      dueAt: '2026-09-14T08:30:00.000Z',
      reminders: ['2026-09-14T08:00:00.000Z', '2026-09-15T08:00:00.000Z'],
    });
    expect(limitMoments(calendar, step({ dueAfter: 'soon' }), '2026-09-11T08:30:00.000Z')).toBeNull();
  });
});
