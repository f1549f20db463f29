import { Case } from '../../test/support/engine/case.js';
import { begin, boundary, draw, end, feel, inside, message, sub, user, wait } from '../../test/support/engine/draw.js';
import { tokenPlaces } from '../index.js';

const withBoundary = (isInterrupting: boolean): Case =>
  new Case(
    draw(
      [
        begin('start'),
        user('a'),
        boundary('mail', 'a', message('mail'), isInterrupting),
        user('read'),
        end('end'),
        end('over'),
      ],
      ['start -> a -> end', 'mail -> read -> over'],
    ),
  );

describe('deliverMessage', () => {
  it('lets an intermediate event go on with the variables of the message', () => {
    const process = draw(
      [begin('start'), wait('mail', message('mail', 'orderId')), end('end')],
      ['start -> mail -> end'],
    );
    const run = new Case(process, { variables: { orderId: 7 } });
    expect(run.allJobs).toEqual([
      { id: run.jobId('mail'), kind: 'message', elementId: 'mail', name: 'mail', correlationKey: '7' },
    ]);
    run.deliver('mail', 'm1', { answer: 42 });
    expect(run.state.status).toBe('completed');
    expect(run.variables).toEqual({ orderId: 7, answer: 42 });
  });

  it('is delivered once however often it comes, also after its subscription is gone', () => {
    const process = draw(
      [begin('start'), wait('one', message('mail')), wait('two', message('mail')), end('end')],
      ['start -> one -> two -> end'],
    );
    const run = new Case(process);
    const first = run.jobId('one');
    run.deliver('one', 'm1').deliver('two', 'm1');
    expect(run.trace).toEqual([]);
    run.do({ type: 'deliverMessage', jobId: first, messageId: 'm1' });
    expect(run.trace).toEqual([]);
    expect(() => run.do({ type: 'deliverMessage', jobId: first, messageId: 'm2' })).toThrow(
      expect.objectContaining({ code: 'job.notOpen' }),
    );
    expect(run.deliver('two', 'm2').state.status).toBe('completed');
  });

  it('interrupts', () => {
    expect(withBoundary(true).deliver('mail', 'm1').tasks).toEqual(['read:read']);
  });

  it('runs beside the activity as often as a message comes: 100 messages, 100 runs', () => {
    const run = withBoundary(false);
    for (let i = 0; i < 100; i += 1) run.deliver('mail', `m${i}`);
    expect(run.tasks).toHaveLength(101);
    expect(run.allJobs.filter(({ kind }) => kind === 'message')).toHaveLength(1);
    for (let i = 0; i < 100; i += 1) run.complete('read');
    expect(run.complete('a').state.status).toBe('completed');
  });

  it('of the same name on nested boundaries is addressed to one of them; the outer takes the inner away', () => {
    const process = draw(
      [
        begin('start'),
        sub('part', 'in'),
        ...inside('part', begin('in'), user('a'), boundary('inner', 'a', message('stop')), end('out'), end('innerOut')),
        boundary('outer', 'part', message('stop')),
        end('end'),
        end('over'),
      ],
      ['start -> part -> end', 'in -> a -> out', 'inner -> innerOut', 'outer -> over'],
    );
    const run = new Case(process).deliver('outer', 'm1');
    expect(run.state.status).toBe('completed');
    expect(run.count('outer-over', 'sequenceFlow.taken')).toBe(1);
    expect(run.count('inner-innerOut', 'sequenceFlow.taken')).toBe(0);
  });

  it('is an incident when the key is no text', () => {
    const process = draw(
      [begin('start'), wait('mail', message('mail', 'orderId')), end('end')],
      ['start -> mail -> end'],
    );
    expect(new Case(process).incidentCodes).toEqual(['message.correlationKey@mail']);
  });

  describe('that brings what cannot be taken in', () => {
    const withPath = (isInterrupting: boolean): Case => {
      const { nodes, ...process } = draw(
        [begin('start'), user('a'), boundary('mail', 'a', message('mail'), isInterrupting), end('end'), end('over')],
        ['start -> a -> end', 'mail -> over'],
      );
      const mail = {
        ...nodes['mail']!,
        dataOutputs: ['state'],
        associations: [{ variable: 'order', path: ['state'], expression: feel('state') }],
      };
      return new Case({ ...process, nodes: { ...nodes, mail } as never }, { variables: { order: 'text' } });
    };

    it('is an incident that is retried with the same message', () => {
      const run = withPath(true).deliver('mail', 'm1', { state: 5 });
      expect(run.incidentCodes).toEqual(['data.noParts@mail']);
      expect([run.tasks, run.waits]).toEqual([['a:a'], ['message mail']]);
      run.do({ type: 'setVariables', variables: { order: {} } }).retry();
      expect(run.state.status).toBe('completed');
      expect(run.variables).toEqual({ order: { state: 5 } });
    });

    it('does not hold what it stands on', () => {
      const run = withPath(false).deliver('mail', 'm1', { state: 5 });
      expect(run.complete('a').state.status).toBe('completed');
    });

    it('is over when another message was taken in', () => {
      const run = withPath(true).deliver('mail', 'm1', { state: 5 });
      run.do({ type: 'setVariables', variables: { order: {} } }).deliver('mail', 'm2', { state: 6 });
      expect([run.state.status, run.incidentCodes]).toEqual(['completed', []]);
    });

    it('has no token that could be moved', () => {
      const run = withPath(true).deliver('mail', 'm1', { state: 5 });
      const incidentId = run.state.incidents[0]?.id ?? '';
      const move = (): Case =>
        run.do({ type: 'moveToken', from: { incidentId }, to: { elementId: 'over' }, by: 'admin' });
      expect(move).toThrow(expect.objectContaining({ code: 'token.notThere' }));
      expect(tokenPlaces(run.state).map(({ elementId }) => elementId)).toEqual(['a']);
    });
  });
});
