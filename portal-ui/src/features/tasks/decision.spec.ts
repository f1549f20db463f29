import type { OfferedAction } from '@xiaowu/server/contract/tasks';
import {
  canceledBranches,
  type Decision,
  decisionActions,
  decisionProblems,
  decisionRequest,
  isTouched,
  newDecision,
} from './decision';

const offered: OfferedAction[] = [
  { action: 'complete', label: '同意' },
  {
    action: 'return',
    label: '退回',
    returnTargets: [{ elementId: 'UserTask_apply', name: '申请人', cancels: ['财务'] }],
  },
  { action: 'addApprovers', label: '加签' },
  { action: 'save', label: '存稿' },
];
const decide = (changes: Partial<Decision>): Decision => ({ ...newDecision(offered), ...changes });

describe('decision', () => {
  it('offers as radio buttons only what settles something, first one chosen', () => {
    expect(decisionActions(offered).map(({ action }) => action)).toEqual(['complete', 'return', 'addApprovers']);
    expect(newDecision(offered)).toMatchObject({ action: 'complete', target: 'UserTask_apply' });
  });

  it('goes on after a 退回 as the step has it, until somebody chooses otherwise', () => {
    const back = { ...offered[1]!, returnMode: 'direct' as const };
    expect(newDecision([back]).afterReturn).toBe('direct');
    expect(newDecision([{ ...back, returnMode: 'redo' }]).afterReturn).toBe('redo');
  });

  it('asks for an opinion on 退回 and 不同意 always, on 同意 only where the step wants it', () => {
    expect(decisionProblems(decide({ action: 'return', opinion: '  ' }), false)).toEqual(['opinionMissing']);
    expect(decisionProblems(decide({ action: 'refuse' }), false)).toEqual(['opinionMissing']);
    expect(decisionProblems(decide({ action: 'complete' }), false)).toEqual([]);
    expect(decisionProblems(decide({ action: 'complete' }), true)).toEqual(['opinionMissing']);
  });

  it('asks for the people that the choice needs', () => {
    expect(decisionProblems(decide({ action: 'addApprovers' }), true)).toEqual(['peopleMissing']);
    expect(decisionProblems(decide({ action: 'forward', people: ['p1'] }), false)).toEqual(['handlerMissing']);
    expect(decisionProblems(decide({ action: 'copy', people: ['p1'] }), true)).toEqual([]);
  });

  it('refuses an opinion that the server would refuse', () => {
    expect(decisionProblems(decide({ opinion: '好'.repeat(1001) }), false)).toEqual(['opinionTooLong']);
  });

  it('sends form data only with 同意', () => {
    const data = { amount: 150000 };
    expect(decisionRequest(decide({ opinion: ' 同意 ' }), data)).toEqual({
      action: 'complete',
      body: { opinion: '同意', data },
    });
    expect(decisionRequest(decide({ action: 'return', opinion: '补证明', afterReturn: 'direct' }), data)).toEqual({
      action: 'return',
      body: { opinion: '补证明', target: 'UserTask_apply', mode: 'direct' },
    });
    expect(decisionRequest(decide({ action: 'forward', handler: ['p2'] }), data)).toEqual({
      action: 'forward',
      body: { opinion: '', to: 'p2' },
    });
  });

  it('sends 委派 and 指派 to one person, 减签 of those that were ticked, and who gets the next steps', () => {
    for (const action of ['delegate', 'assign'] as const) {
      expect(decisionProblems(decide({ action }), false)).toEqual(['handlerMissing']);
      expect(decisionRequest(decide({ action, handler: ['p2'] }), {})).toEqual({
        action,
        body: { opinion: '', to: 'p2' },
      });
    }
    expect(decisionProblems(decide({ action: 'removeApprovers' }), true)).toEqual(['removedMissing']);
    expect(decisionRequest(decide({ action: 'removeApprovers', removed: ['p3'] }), {})).toEqual({
      action: 'removeApprovers',
      body: { opinion: '', people: ['p3'] },
    });
    expect(decisionRequest(decide({ next: { sign: ['p1'], other: [] } }), {})).toEqual({
      action: 'complete',
      body: { opinion: '', data: {}, nextApprovers: { sign: ['p1'] } },
    });
  });

  it('says what else a return takes away, unless it only goes aside (直送)', () => {
    const targets = offered[1]?.returnTargets ?? [];
    expect(canceledBranches(targets, decide({ action: 'return' }))).toEqual(['财务']);
    expect(canceledBranches(targets, decide({ action: 'return', afterReturn: 'direct' }))).toEqual([]);
  });

  it('knows when leaving would lose something', () => {
    expect(isTouched(decide({}))).toBe(false);
    expect(isTouched(decide({ action: 'return' }))).toBe(false);
    expect(isTouched(decide({ opinion: '请' }))).toBe(true);
    expect(isTouched(decide({ people: ['p1'] }))).toBe(true);
  });

  it('sends the signature with what is decided, attachments with every opinion', () => {
    const papers = { signature: 's1', files: ['f1'] };
    const bodyOf = (action: Decision['action']) => decisionRequest(decide({ action, papers, opinion: '好' }), {}).body;
    expect(bodyOf('complete')).toMatchObject({ signature: 's1', files: ['f1'] });
    expect(bodyOf('refuse')).toMatchObject({ signature: 's1', files: ['f1'] });
    expect(bodyOf('return')).toMatchObject({ files: ['f1'] });
    expect(bodyOf('return')).not.toHaveProperty('signature');
    expect(bodyOf('copy')).not.toHaveProperty('files');
    expect(isTouched(decide({ papers }))).toBe(true);
    expect(decisionRequest(decide({}), {}).body).toEqual({ opinion: '', data: {} });
  });
});
