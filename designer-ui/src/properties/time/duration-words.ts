export const durationUnits = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const;
export type DurationUnit = (typeof durationUnits)[number];

const amount = '([\\d.,]+)';
const pattern = new RegExp(
  `^P(?=\\d|T\\d)(?:${amount}Y)?(?:${amount}M)?(?:${amount}W)?(?:${amount}D)?(?:T(?:${amount}H)?(?:${amount}M)?(?:${amount}S)?)?$`,
);

/** `PT24H` as amounts with their units, the longest first; null where it is no ISO 8601 duration. */
export function durationWords(text: string): { amount: string; unit: DurationUnit }[] | null {
  const given = pattern.exec(text.trim())?.slice(1);
  if (!given) return null;
  const said = durationUnits.flatMap((unit, i) => {
    const each = given[i];
    return each === undefined ? [] : [{ amount: each.replace(',', '.').replace(/^0+(?=\d)/, ''), unit }];
  });
  const filled = said.filter((each) => Number(each.amount) !== 0);
  return filled.length > 0 ? filled : said.slice(-1);
}
