import type { FieldOption } from '@xiaowu/server/contract/forms';

/** Does the path lead to a leaf? */
export function isLeafPath(options: readonly FieldOption[], path: readonly string[]): boolean {
  const [first, ...rest] = path;
  const option = options.find(({ value }) => value === first);
  if (!option) return false;
  const children = option.children ?? [];
  return children.length === 0 ? rest.length === 0 : isLeafPath(children, rest);
}
