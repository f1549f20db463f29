/**
 * Where a list with keyset paging stands. `cursors[n]` opens page n (page 0 has none), so that 上一页 works
 * although the server only knows "what comes after".
 */
export interface KeysetPaging {
  page: number;
  cursors: readonly (string | null)[];
}

export const firstPage: KeysetPaging = { page: 0, cursors: [null] };

export function nextPage(paging: KeysetPaging, next: string): KeysetPaging {
  return { page: paging.page + 1, cursors: [...paging.cursors.slice(0, paging.page + 1), next] };
}

export function previousPage(paging: KeysetPaging): KeysetPaging {
  return paging.page === 0 ? paging : { ...paging, page: paging.page - 1 };
}

export function cursorOf(paging: KeysetPaging): string | undefined {
  return paging.cursors[paging.page] ?? undefined;
}

/** 显示第 from 至 to 项; both 0 when there is nothing. */
export function shownRange(paging: KeysetPaging, limit: number, rows: number): { from: number; to: number } {
  const before = paging.page * limit;
  return rows === 0 ? { from: 0, to: 0 } : { from: before + 1, to: before + rows };
}

/** Counting stops at 1000, so that its cost does not grow with the system. */
export const countLimit = 1000;

export function countText(total: number): string {
  return total >= countLimit ? `${countLimit - 1}+` : String(total);
}

/** What was kept in `history.state` by this page, or the first page when it is not ours (reload, foreign link). */
export function restoredPaging(kept: unknown, page: number): KeysetPaging {
  if (!Array.isArray(kept) || page < 1 || page >= kept.length) return firstPage;
  const cursors = kept.map((cursor: unknown) => (typeof cursor === 'string' ? cursor : null));
  return cursors.slice(1, page + 1).includes(null) ? firstPage : { page, cursors };
}
