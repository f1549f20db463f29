import { Case } from '../../test/support/engine/case.js';
import {
  begin,
  boundary,
  call,
  conditional,
  cycle,
  draw,
  duration,
  end,
  feel,
  inside,
  many,
  mapping,
  message,
  pick,
  race,
  receive,
  script,
  service,
  signal,
  user,
  wait,
  xor,
} from '../../test/support/engine/draw.js';
import { dryRun, type Approver, type DryRun, type Process, type Variables } from '../index.js';

const run = (
  process: Process,
  variables: Variables = {},
  people: { [elementId: string]: Approver[] } = {},
): Promise<DryRun> =>
  dryRun(process, { by: 'applicant', at: '2026-03-02T08:00:00.000Z', variables }, (elementId) =>
    Promise.resolve(people[elementId] ?? [{ user: elementId }]),
  );
const words = ({ steps }: DryRun): string[] =>
  steps.map(({ elementId, problems }) => [elementId, ...problems].join(' '));

describe('dryRun', () => {
  const process = draw(
    [begin('start'), user('apply'), xor('gate', 'small'), user('chair', { mode: 'all' }), user('head'), end('end')],
    ['start -> apply -> gate', 'large = gate -> chair : amount > 10', 'small = gate -> head', 'chair -> head -> end'],
    { applicantTaskId: 'apply' },
  );

  it('gives the steps in order with who does them', async () => {
    expect(
      await run(process, { amount: 20 }, { chair: [{ user: 'amy' }, { user: 'ben' }], head: [{ group: 'role:head' }] }),
    ).toEqual({
      isComplete: true,
      steps: [
        { elementId: 'apply', name: null, approvers: [{ user: 'applicant' }], problems: [] },
        { elementId: 'chair', name: null, approvers: [{ user: 'amy' }, { user: 'ben' }], problems: [] },
        { elementId: 'head', name: null, approvers: [{ group: 'role:head' }], problems: [] },
      ],
    });
  });

  it('tells what is still to come when it goes on from a case as it stands', async () => {
    const begun = new Case(process, { people: { chair: ['amy', 'ben'], head: ['cat'] }, variables: { amount: 20 } });
    begun.complete('apply');
    const onward = async (amount: number) =>
      words(
        await dryRun(
          process,
          { by: 'applicant', at: '2026-03-02T08:00:00.000Z', variables: {} },
          (elementId) => Promise.resolve([{ user: elementId }]),
          undefined,
          {
            state: begun.state,
            command: {
              ...{ type: 'completeTask', taskId: begun.taskId('chair', 'amy'), variables: { amount } },
              ...{ by: 'amy', at: '2026-03-02T08:00:00.000Z' },
            },
          },
        ),
      );
    // ben is there already
    expect(await onward(20)).toEqual(['head']);
    expect(begun.complete('chair', 'amy').complete('chair', 'ben').complete('head').state.status).toBe('completed');
  });

  it('depends on the data', async () => {
    expect(words(await run(process, { amount: 5 }))).toEqual(['apply', 'head']);
  });

  it('tells where nobody is found and goes on', async () => {
    const result = await run(process, { amount: 20 }, { chair: [] });
    expect(words(result)).toEqual(['apply', 'chair nobody', 'head']);
    expect(result.isComplete).toBe(true);
  });

  it('tells where the applicant would decide on the own case', async () => {
    expect(words(await run(process, {}, { head: [{ user: 'applicant' }] }))).toEqual(['apply', 'head ownApprover']);
  });

  it('answers services and fires timers', async () => {
    const waiting = draw(
      [
        begin('start'),
        service('call'),
        wait('pause', duration('P10D')),
        user('a'),
        boundary('late', 'a', cycle('R/PT1H'), false),
        end('end'),
        end('over'),
      ],
      ['start -> call -> pause -> a -> end', 'late -> over'],
    );
    expect(await run(waiting)).toMatchObject({
      isComplete: true,
      steps: [
        { elementId: 'pause', approvers: [], waitsFor: { kind: 'timer', dueAt: '2026-03-12T08:00:00.000Z' } },
        { elementId: 'a' },
      ],
    });
  });

  it('asks for what decisions and scripts give, with their inputs', async () => {
    const javascript = { language: 'javascript', source: 'amount * 2' } as const;
    const calculating = draw(
      [
        begin('start'),
        script('double', 'null', 'doubled', { script: javascript, inputs: [mapping('amount', 'amount')] }),
        xor('gate', 'small'),
        user('chair'),
        user('head'),
        end('end'),
      ],
      [
        'start -> double -> gate',
        'large = gate -> chair : doubled > 10',
        'small = gate -> head',
        'chair -> end',
        'head -> end',
      ],
    );
    const request = { by: 'applicant', at: '2026-03-02T08:00:00.000Z', variables: { amount: 6 } };
    const found = () => Promise.resolve([{ user: 'amy' }]);
    const asked: Variables[] = [];
    const result = await dryRun(calculating, request, found, ({ input }) => {
      asked.push(input);
      return Promise.resolve({ type: 'completeJob', result: 12 });
    });
    expect(asked).toEqual([{ amount: 6 }]);
    expect(words(result)).toEqual(['chair']);
    const failing = await dryRun(calculating, request, found, () =>
      Promise.resolve({ type: 'failJob', message: 'broken' }),
    );
    expect(words(failing)).toEqual(['double incident']);
  });

  describe('where the case waits for an event', () => {
    const waits = (found: DryRun): string[] =>
      found.steps.map(({ elementId, waitsFor, onlyAfter }) =>
        [
          elementId,
          ...(waitsFor ? [waitsFor.kind, waitsFor.name] : []),
          ...(onlyAfter ? [`after ${onlyAfter}`] : []),
        ].join(' '),
      );

    it('names it and goes on as if it had happened', async () => {
      const process = draw(
        [
          begin('start'),
          user('a'),
          wait('mail', message('letter')),
          receive('money', 'paid'),
          wait('bell', signal('noon')),
          wait('ready', conditional('amount > 10')),
          call('sub'),
          user('b'),
          end('end'),
        ],
        ['start -> a -> mail -> money -> bell -> ready -> sub -> b -> end'],
      );
      const result = await run(process, { amount: 1 });
      expect(waits(result)).toEqual([
        'a',
        'mail message letter',
        'money message paid',
        'bell signal noon',
        'ready condition amount > 10',
        'sub process other',
        'b',
      ]);
      expect(result.isComplete).toBe(true);
    });

    it('goes on with the message, not with the timer at the edge of what waits for it', async () => {
      const process = draw(
        [
          begin('start'),
          receive('money', 'paid'),
          boundary('late', 'money', duration('P30D')),
          user('b'),
          user('remind'),
          end('end'),
          end('closed'),
        ],
        ['start -> money -> b -> end', 'late -> remind -> closed'],
      );
      expect(waits(await run(process))).toEqual(['money message paid', 'b']);
    });

    it('goes on with the event that is drawn first behind a gateway, then tells what comes only after the others', async () => {
      const process = draw(
        [
          begin('start'),
          race('which'),
          wait('quiet', duration('P5D')),
          wait('objection', message('objection')),
          user('pay'),
          user('again'),
          xor('join'),
          user('file'),
          end('end'),
        ],
        [
          'start -> which',
          'which -> quiet -> pay -> join',
          'which -> objection -> again -> join',
          'join -> file -> end',
        ],
      );
      const result = await run(process);
      expect(waits(result)).toEqual([
        'quiet timer ',
        'pay',
        'file',
        'objection message objection after objection',
        'again after objection',
      ]);
      expect(result.isComplete).toBe(true);
    });

    it('does not hold a key against the run that only a message before it brings', async () => {
      const process = draw(
        [
          begin('start'),
          wait('first', message('order')),
          wait('second', message('bill', 'number')),
          user('b'),
          end('end'),
        ],
        ['start -> first -> second -> b -> end'],
      );
      const result = await run(process);
      expect(waits(result)).toEqual(['first message order', 'second message bill', 'b']);
      expect(result.isComplete).toBe(true);
    });

    it('waits once for an event of which everything has to happen', async () => {
      const both = { kind: 'multiple', isParallel: true, events: [message('x'), signal('y')] } as never;
      const process = draw([begin('start'), wait('both', both), user('b'), end('end')], ['start -> both -> b -> end']);
      expect(waits(await run(process))).toEqual(['both message x', 'b']);
    });

    it('ends where events go round in circles', async () => {
      const process = draw(
        [
          begin('start'),
          xor('again'),
          race('which'),
          wait('more', message('more')),
          wait('last', signal('last')),
          user('b'),
          end('end'),
        ],
        ['start -> again -> which', 'which -> more -> again', 'which -> last -> b -> end'],
      );
      const result = await run(process);
      expect(waits(result)).toEqual([
        'more message more',
        'more message more',
        'more message more',
        'last signal last after last',
        'b after last',
      ]);
      expect(result.isComplete).toBe(false);
    });
  });

  it('asks every instance of a step, however many there are', async () => {
    const items = ['p', 'q', 'r', 's', 't'];
    const each = draw(
      [begin('start'), user('a', {}, many({ collection: feel('items'), inputItem: 'item' })), user('b'), end('end')],
      ['start -> a -> b -> end'],
    );
    const result = await run(each, { items });
    expect(words(result)).toEqual(['a', 'a', 'a', 'a', 'a', 'b']);
    expect(result.isComplete).toBe(true);
  });

  it('stops at an incident and names the element', async () => {
    const process = draw(
      [begin('start'), user('a'), xor('gate'), end('end')],
      ['start -> a -> gate', 'gate -> end : amount > 10'],
    );
    const result = await run(process);
    expect(words(result)).toEqual(['a', 'gate incident']);
    expect(result.isComplete).toBe(false);
  });

  it('goes on where only a reminder cannot be timed', async () => {
    const timer = { kind: 'timer', timer: 'date', value: feel('departure - duration("PT2H")') } as const;
    const process = draw(
      [
        begin('start'),
        user('a'),
        user('b'),
        boundary('remind', 'b', timer, false),
        user('c'),
        end('end'),
        end('reminded'),
      ],
      ['start -> a -> b -> c -> end', 'remind -> reminded'],
    );
    const result = await run(process);
    expect(words(result)).toEqual(['a', 'remind incident', 'b', 'c']);
    expect(result.isComplete).toBe(true);
  });

  it('stops where an interrupting timer cannot be timed', async () => {
    const timer = { kind: 'timer', timer: 'date', value: feel('departure') } as const;
    const process = draw(
      [begin('start'), user('a'), boundary('late', 'a', timer, true), end('end')],
      ['start -> a -> end', 'late -> end'],
    );
    const result = await run(process);
    expect(words(result)).toEqual(['late incident']);
    expect(result.isComplete).toBe(false);
  });

  it('does not go round for ever', async () => {
    const process = draw(
      [begin('start'), xor('again'), user('a'), xor('done', 'no'), end('end')],
      ['start -> again -> a -> done', 'done -> end : ready', 'no = done -> again'],
    );
    const result = await run(process);
    expect(words(result)).toEqual(['a', 'a', 'a']);
    expect(result.isComplete).toBe(false);
  });

  it('asks for approvers with the variables that are visible there', async () => {
    const seen: Variables[] = [];
    const each = draw(
      [begin('start'), user('a', {}, many({ collection: feel('items'), inputItem: 'item' })), end('end')],
      ['start -> a -> end'],
    );
    await dryRun(
      each,
      { by: 'x', at: '2026-03-02T08:00:00.000Z', variables: { items: ['p', 'q'] } },
      (_, variables) => {
        seen.push(variables);
        return Promise.resolve([{ user: 'amy' }]);
      },
    );
    expect(seen).toEqual([
      { items: ['p', 'q'], item: 'p', loopCounter: 1 },
      { items: ['p', 'q'], item: 'q', loopCounter: 2 },
    ]);
  });

  it('begins what can be chosen in an ad-hoc sub-process', async () => {
    const adHoc = draw(
      [begin('start'), pick('any'), ...inside('any', user('a'), user('b')), service('call'), end('end')],
      ['start -> any -> call -> end'],
    );
    const result = await run(adHoc);
    expect(words(result)).toEqual(['a']);
    expect(result.isComplete).toBe(true);
  });
});
