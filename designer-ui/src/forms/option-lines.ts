import type { FieldOption } from '@xiaowu/server/contract/forms';

const indent = '  ';

/** Options as lines, one each: `名称`, or `值=名称` where the value is not the name; deeper levels are indented. */
export function optionLines(options: readonly FieldOption[], depth = 0): string {
  return options
    .flatMap(({ value, label, children }) => [
      indent.repeat(depth) + (value === label ? label : `${value}=${label}`),
      ...(children && children.length > 0 ? [optionLines(children, depth + 1)] : []),
    ])
    .join('\n');
}

/** Reads such lines; a line that is deeper than the one before it is its child. Empty lines do not count. */
export function readOptionLines(text: string): FieldOption[] {
  const root: FieldOption[] = [];
  /** The options that the next line may belong to, outermost first. */
  const open: { depth: number; option: FieldOption }[] = [];
  for (const line of text.split('\n')) {
    const content = line.trim();
    if (content === '') continue;
    const depth = line.length - line.trimStart().length;
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const option = readOption(content);
    const parent = open.at(-1)?.option;
    if (parent) (parent.children ??= []).push(option);
    else root.push(option);
    open.push({ depth, option });
  }
  return root;
}

function readOption(content: string): FieldOption {
  const at = content.indexOf('=');
  const value = (at < 0 ? content : content.slice(0, at)).trim();
  const label = at < 0 ? '' : content.slice(at + 1).trim();
  return { value: value || label, label: label || value };
}
