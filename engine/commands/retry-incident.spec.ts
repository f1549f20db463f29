import { Case } from '../../test/support/engine/case.js';
import { and, begin, draw, end, feel, many, script, task, user, xor } from '../../test/support/engine/draw.js';

describe('retryIncident', () => {
  const gate = draw(
    [begin('start'), xor('gate'), user('a'), end('end')],
    ['start -> gate', 'gate -> a : amount > 10', 'a -> end'],
  );

  it('goes on after what was wrong is corrected', () => {
    const run = new Case(gate, { variables: { amount: 1 } });
    expect(run.incidentCodes).toEqual(['flow.noneHolds@gate']);
    run.retry();
    expect(run.incidentCodes).toEqual(['flow.noneHolds@gate']);
    run.do({ type: 'setVariables', variables: { amount: 11 } }).retry();
    expect(run.incidentCodes).toEqual([]);
    expect(run.tasks).toEqual(['a:a']);
  });

  it('keeps what expressions complained of', () => {
    const run = new Case(gate);
    expect(run.state.incidents[0]?.data).toMatchObject({ flows: ['gate-a'] });
  });

  it('is rejected for one that is resolved', () => {
    const run = new Case(gate, { variables: { amount: 1 } });
    const incidentId = run.state.incidents[0]?.id ?? '';
    run.retry();
    expect(() => run.do({ type: 'retryIncident', incidentId })).toThrow(
      expect.objectContaining({ code: 'incident.notOpen' }),
    );
  });

  it('undoes a move that failed half-way, and only that', () => {
    const process = draw(
      [
        begin('start'),
        and('fork'),
        user('a'),
        script('sum', 'if x > true then 1 else 2', 'y'),
        and('join'),
        end('end'),
      ],
      ['start -> fork', 'fork -> a -> join', 'fork -> sum -> join', 'join -> end'],
    );
    const run = new Case(process, { variables: { x: 1 } });
    expect(run.incidentCodes).toEqual(['expression.failed@sum']);
    expect(run.tasks).toEqual(['a:a']);
    expect(run.count('sum')).toBe(0);
    run.complete('a').do({ type: 'setVariables', variables: { x: true } });
    run.retry();
    expect(run.incidentCodes).toEqual(['expression.failed@sum']);
    run.do({ type: 'terminate' });
    expect(run.allEvents.filter(({ type }) => type === 'incident.resolved')).toHaveLength(2);
  });

  it('stops a loop without a wait and goes on with it', () => {
    const process = draw(
      [begin('start'), xor('again'), task('work'), xor('done', 'yes'), end('end')],
      ['start -> again -> work -> done', 'done -> again : isBusy', 'yes = done -> end'],
    );
    const run = new Case(process, { variables: { isBusy: true }, limits: { moves: 50 } });
    expect(run.incidentCodes).toEqual([expect.stringMatching(/^moves\.tooMany@/)]);
    run.do({ type: 'setVariables', variables: { isBusy: false } }).retry();
    expect(run.state.status).toBe('completed');
  });

  it('looks again at a join that will never fire', () => {
    const process = draw(
      [begin('start'), xor('split', 'one'), user('a'), user('b'), and('join'), end('end')],
      ['start -> split', 'one = split -> a', 'two = split -> b : false', 'a -> join', 'b -> join', 'join -> end'],
    );
    const run = new Case(process).complete('a');
    expect(run.incidentCodes).toEqual(['join.deadlock@join']);
    run.retry();
    expect(run.incidentCodes).toEqual(['join.deadlock@join']);
    expect(run.state.status).toBe('running');
  });

  it.each([
    [{ cardinality: feel('-1') }, 'multiInstance.cardinality@work'],
    [{ cardinality: feel('1.5') }, 'multiInstance.cardinality@work'],
    [{ cardinality: feel('count') }, 'multiInstance.cardinality@work'],
    [{ collection: feel('count') }, 'multiInstance.collection@work'],
    [{ cardinality: feel('5000') }, 'multiInstance.tooMany@work'],
  ])('is possible where instances cannot be counted', (marker, code) => {
    const run = new Case(draw([begin('start'), task('work', many(marker)), end('end')], ['start -> work -> end']));
    expect(run.incidentCodes).toEqual([code]);
    run.retry();
    expect(run.incidentCodes).toEqual([code]);
  });
});
