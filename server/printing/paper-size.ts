/** All lengths of a printed page are in points. */
const pointsPerMm = 72 / 25.4;
export const mm = (length: number): number => length * pointsPerMm;

/** A4 with the margins of the browser's print view. */
export const margins = { side: mm(16), top: mm(16), bottom: mm(18) } as const;
export const contentWidth = mm(210) - 2 * margins.side;
export const contentHeight = mm(297) - margins.top - margins.bottom;
export const fontSize = 10.5;
export const lineHeight = 1.3;
export const cellPadding = { side: mm(2.5), top: mm(1.6) } as const;

const units: Readonly<Record<string, number>> = {
  pt: 1,
  px: 0.75,
  mm: pointsPerMm,
  cm: pointsPerMm * 10,
  em: fontSize,
};

/** A CSS length in points; a percentage is of `whole`. Null for what is none. */
export function lengthOf(text: string | undefined, whole: number): number | null {
  const [, number, unit = 'px'] = /^\s*(\d+(?:\.\d+)?)\s*(px|pt|mm|cm|em|%)?\s*$/.exec(text ?? '') ?? [];
  if (number === undefined) return null;
  return unit === '%' ? (Number(number) / 100) * whole : Number(number) * (units[unit] ?? 1);
}

/** How wide a line of text is, near enough to share out a table: a Chinese character is as wide as it is high. */
export function textWidth(text: string, size = fontSize): number {
  let ems = 0;
  for (const sign of text) ems += (sign.codePointAt(0) ?? 0) < 0x2000 ? 0.58 : 1;
  return ems * size;
}
