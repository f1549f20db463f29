/** When an activity with several instances is done; only FEEL says the others. */
export type InstanceEnding =
  | { readonly kind: 'all' }
  | { readonly kind: 'any' }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'share'; readonly percent: number }
  | { readonly kind: 'expression' };

export type EndingKind = InstanceEnding['kind'];
export const endingKinds: readonly EndingKind[] = ['all', 'any', 'count', 'share', 'expression'];

const done = 'numberOfCompletedInstances';
const total = 'numberOfInstances';
const number = '(\\d+(?:\\.\\d+)?)';
const asked = (pattern: string) => new RegExp(`^${pattern.replaceAll(' ', '\\s*')}$`);
const all = asked(`${done} (?:>=|=) ${total}`);
const count = asked(`${done} (>=|>) (\\d+)`);
/** As people and other tools write it. */
const shares = [
  `${done} / ${total} >= ${number}`,
  `${done} >= ${total} \\* ${number}`,
  `${done} >= ${number} \\* ${total}`,
];

/** What a completion condition says; empty = all. */
export function readEnding(condition: string): InstanceEnding {
  const text = condition.trim();
  if (text === '' || all.test(text)) return { kind: 'all' };
  const [, sign, given] = count.exec(text) ?? [];
  if (given !== undefined) {
    const least = Number(given) + (sign === '>' ? 1 : 0);
    if (least > 0) return least === 1 ? { kind: 'any' } : { kind: 'count', count: least };
  }
  for (const pattern of shares) {
    const share = asked(pattern).exec(text)?.[1];
    const percent = share === undefined ? 0 : Number((Number(share) * 100).toFixed(6));
    if (Number.isInteger(percent) && percent > 0 && percent <= 100) return { kind: 'share', percent };
  }
  return { kind: 'expression' };
}

/** The completion condition that says it. */
export function writeEnding(ending: Exclude<InstanceEnding, { kind: 'expression' }>): string {
  if (ending.kind === 'all') return '';
  if (ending.kind === 'any') return `${done} >= 1`;
  // a share and its fraction are the same number of the machine: 3 / 5 >= 0.6
  return ending.kind === 'count' ? `${done} >= ${ending.count}` : `${done} / ${total} >= ${ending.percent / 100}`;
}
