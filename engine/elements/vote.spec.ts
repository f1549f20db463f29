import { Case } from '../../test/support/engine/case.js';
import { begin, draw, end, user } from '../../test/support/engine/draw.js';
import type { Approval, Json } from '../index.js';

/** A vote of people with weights. */
function vote(approval: Partial<Approval>, weights: { readonly [person: string]: number }): Case {
  const process = draw(
    [begin('start'), user('vote', { mode: 'vote', ...approval }), end('end')],
    ['start -> vote -> end'],
  );
  const run = new Case(process, { isAsking: true });
  const approvers = Object.entries(weights).map(([person, weight]): Json => ({ user: person, weight }));
  return run.do({ type: 'completeJob', jobId: run.jobId('vote'), result: { approvers } });
}

describe('票签', () => {
  it('passes by weight', () => {
    const run = vote({ passQuorum: { by: 'weight', value: 5 } }, { amy: 4, ben: 1, cat: 1 });
    run.complete('vote', 'ben').complete('vote', 'cat');
    expect(run.state.status).toBe('running');
    expect(run.complete('vote', 'amy').state.status).toBe('completed');
  });

  it('is refused when the weight to pass is out of reach', () => {
    const run = vote({ passQuorum: { by: 'weight', value: 5 } }, { amy: 4, ben: 1, cat: 1 });
    expect(run.refuse('vote', 'amy').state.status).toBe('refused');
  });

  it('passes by a number of people whatever their weights', () => {
    const run = vote({ passQuorum: { by: 'count', value: 2 } }, { amy: 9, ben: 1, cat: 1 });
    run.refuse('vote', 'amy').complete('vote', 'ben');
    expect(run.complete('vote', 'cat').state.status).toBe('completed');
  });

  it('is refused by its own quorum while it could still pass', () => {
    const run = vote(
      { passPercent: 20, refuseQuorum: { by: 'count', value: 2 } },
      { amy: 1, ben: 1, cat: 1, dan: 1, eve: 1, fay: 1 },
    );
    expect(run.refuse('vote', 'amy').state.status).toBe('running');
    expect(run.refuse('vote', 'ben').state.status).toBe('refused');
  });

  it('keeps the weight of a task through 直送', () => {
    const process = draw(
      [
        begin('start'),
        user('apply'),
        user('vote', { mode: 'vote', passQuorum: { by: 'weight', value: 3 } }),
        end('end'),
      ],
      ['start -> apply -> vote -> end'],
      { applicantTaskId: 'apply' },
    );
    const run = new Case(process, { isAsking: true }).complete('apply');
    run.do({
      type: 'completeJob',
      jobId: run.jobId('vote'),
      result: { approvers: [{ user: 'amy', weight: 3 }, { user: 'ben' }, { user: 'cat' }] },
    });
    run.back('vote', 'applicant', 'direct', 'amy').complete('apply').complete('vote', 'amy');
    expect(run.state.status).toBe('completed');
  });
});
