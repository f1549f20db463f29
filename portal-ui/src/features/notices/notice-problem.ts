import type { NoticeRequest } from '@xiaowu/server/contract/notices';

/** What keeps a notice from being published; null = nothing. */
export function noticeProblem({ title, shownFrom, shownUntil }: NoticeRequest): 'title' | 'period' | null {
  if (title.trim() === '') return 'title';
  return shownFrom !== null && shownUntil !== null && shownFrom > shownUntil ? 'period' : null;
}
