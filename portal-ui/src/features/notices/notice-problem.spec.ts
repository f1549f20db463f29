import type { NoticeRequest } from '@xiaowu/server/contract/notices';
import { noticeProblem } from './notice-problem';

const request = (given: Partial<NoticeRequest>): NoticeRequest => ({
  ...{ title: '停机', text: '', isPinned: false, audiences: [], shownFrom: null, shownUntil: null },
  ...given,
});

it('wants a title and a period that can come', () => {
  expect(noticeProblem(request({}))).toBeNull();
  expect(noticeProblem(request({ title: '  ' }))).toBe('title');
  expect(noticeProblem(request({ shownFrom: '2026-11-25', shownUntil: '2026-11-24' }))).toBe('period');
  expect(noticeProblem(request({ shownFrom: '2026-11-25', shownUntil: '2026-11-25' }))).toBeNull();
});
