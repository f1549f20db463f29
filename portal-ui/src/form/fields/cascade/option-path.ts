import type { FieldOption } from '@xiaowu/server/contract/forms';

/** Labels from the root to the chosen leaf; a value that is no longer there stands for itself. */
export function pathLabels(options: readonly FieldOption[], path: readonly string[]): string[] {
  const [first, ...rest] = path;
  if (first === undefined) return [];
  const option = options.find(({ value }) => value === first);
  return [option?.label ?? first, ...pathLabels(option?.children ?? [], rest)];
}

/** Does the path lead to a leaf? */
export function isLeafPath(options: readonly FieldOption[], path: readonly string[]): boolean {
  const [first, ...rest] = path;
  const option = options.find(({ value }) => value === first);
  if (!option) return false;
  const children = option.children ?? [];
  return children.length === 0 ? rest.length === 0 : isLeafPath(children, rest);
}
