import type { FlowRecord, RecordState } from '@xiaowu/server/contract/records';
import { lastReturn } from './last-return';

const record = (id: string, state: RecordState): FlowRecord => ({
  id,
  elementId: 'UserTask_1',
  stepName: '审核人',
  person: null,
  targets: [],
  startedAt: '2020-10-29T02:49:40.000Z',
  endedAt: '2020-10-29T02:50:40.000Z',
  state,
  opinion: '',
  signature: null,
  files: [],
});

describe('lastReturn', () => {
  it('finds the newest 退回 behind what is going on', () => {
    const records = [
      record('4', 'processing'),
      record('3', 'returned'),
      record('2', 'submitted'),
      record('1', 'returned'),
    ];
    expect(lastReturn(records)?.id).toBe('3');
  });

  it('forgets a 退回 that was answered', () => {
    expect(lastReturn([record('2', 'submitted'), record('1', 'returned')])).toBeNull();
    expect(lastReturn([])).toBeNull();
  });
});
