import { Case } from '../../test/support/engine/case.js';
import { begin, draw, end, feel, inside, pick, user } from '../../test/support/engine/draw.js';
import { startableActivities } from '../analysis/startable-activities.js';

const drawn = (more: Record<string, unknown> = {}) =>
  draw(
    [
      begin('start'),
      pick('any', { completionCondition: feel('enough = true'), ...more }),
      ...inside('any', user('a'), user('b')),
      end('end'),
    ],
    ['start -> any -> end', 'a -> b'],
  );

function choose(run: Case, elementId: string, activityId = run.state.scopes[1]?.id ?? ''): Case {
  return run.do({ type: 'startActivity', activityId, elementId });
}

describe('startActivity', () => {
  it('begins an activity that nothing has to come before', () => {
    const run = choose(new Case(drawn()), 'a');
    expect(run.tasks).toEqual(['a:a']);
  });

  it.each([
    ['an activity whose flow has no token', 'b'],
    ['an element that stands elsewhere', 'end'],
    ['an element that does not exist', 'nowhere'],
  ])('is rejected for %s', (_, elementId) => {
    expect(() => choose(new Case(drawn()), elementId)).toThrow(
      expect.objectContaining({ code: 'activity.notStartable' }),
    );
  });

  it('is rejected for a sub-process that does not run', () => {
    expect(() => choose(new Case(drawn()), 'a', 's99')).toThrow(
      expect.objectContaining({ code: 'activity.notStartable' }),
    );
  });

  it('uses up the token that has come: the second click begins nothing', () => {
    const run = choose(new Case(drawn()), 'a').complete('a');
    choose(run, 'b');
    expect(() => choose(run, 'b')).toThrow(expect.objectContaining({ code: 'activity.notStartable' }));
    expect(run.tasks).toEqual(['b:b']);
  });

  it('is rejected in sequence while an activity runs', () => {
    const run = choose(new Case(drawn({ ordering: 'sequential' })), 'a');
    expect(startableActivities(run.process, run.state)).toEqual([]);
    expect(() => choose(run, 'a')).toThrow(expect.objectContaining({ code: 'activity.notStartable' }));
  });

  it('counts as acting on the case', () => {
    const run = new Case(drawn());
    expect(run.state.isActedOn).toBe(false);
    expect(choose(run, 'a').state.isActedOn).toBe(true);
  });
});
