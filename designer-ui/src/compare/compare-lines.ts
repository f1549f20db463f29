/** What lines one text has more than another, each as often as it has it more. */
export interface LineDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export function compareLines(before: readonly string[], after: readonly string[]): LineDifference {
  return { added: surplus(after, before), removed: surplus(before, after) };
}

function surplus(lines: readonly string[], over: readonly string[]): string[] {
  const left = [...over];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
