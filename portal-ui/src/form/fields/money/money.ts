/** Amounts are whole cents everywhere; people read and type yuan. */

/** What may stand in the field while typing: digits, one point, two decimals. Pasted `¥1,234.5元` becomes `1234.5`. */
export function typedAmount(text: string): string {
  const halfWidth = text.replace(/[０-９．。]/g, (sign) =>
    /[．。]/.test(sign) ? '.' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
  const [yuan = '', ...rest] = halfWidth.replace(/[^\d.]/g, '').split('.');
  const whole = yuan.replace(/^0+(?=\d)/, '').slice(0, 11);
  return rest.length === 0 ? whole : `${whole || '0'}.${rest.join('').slice(0, 2)}`;
}

/** Exact, without floating point: `0.29` → 29. Null for an empty field. */
export function centsOf(amount: string): number | null {
  if (amount === '') return null;
  const [yuan = '0', decimals = ''] = amount.split('.');
  return Number(yuan || '0') * 100 + Number(decimals.padEnd(2, '0') || '0');
}

/** `1234.5` for the field to edit, without grouping. */
export function amountOf(cents: number): string {
  const yuan = Math.trunc(cents / 100);
  const rest = cents % 100;
  return rest === 0 ? String(yuan) : `${yuan}.${String(rest).padStart(2, '0')}`.replace(/0$/, '');
}
