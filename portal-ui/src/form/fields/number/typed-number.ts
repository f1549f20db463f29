/** What may stand in the field while typing: a sign, digits, one point. */
export function typedNumber(text: string, precision: number | undefined): string {
  const halfWidth = text.replace(/[０-９]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  const sign = /^\s*[-－]/.test(halfWidth) ? '-' : '';
  const [whole = '', ...rest] = halfWidth.replace(/[^\d.]/g, '').split('.');
  if (rest.length === 0 || precision === 0) return sign + whole;
  return `${sign}${whole}.${rest.join('').slice(0, precision)}`;
}

/** Null while there is no digit yet. */
export const numberOf = (text: string): number | null => (/\d/.test(text) ? Number(text) : null);
