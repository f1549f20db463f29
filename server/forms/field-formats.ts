const mobile = /^1[3-9]\d{9}$/;
/** Area code, 3 to 8 digits, extension. */
const landLine = /^(?:0\d{2,3}-?)?\d{3,8}(?:-\d{1,6})?$/;
const identityNumber = /^\d{17}[\dX]$/;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Formats of ours, most of them of text fields; `email` comes from ajv-formats. */
export const fieldFormats = {
  mobile: (text: string) => mobile.test(text),
  phone: (text: string) => mobile.test(text) || landLine.test(text),
  identityNumber: isIdentityNumber,
  /** HH:mm */
  clock: (text: string) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text),
} as const;

/** GB 11643-1999: address code, birthday, sequence and a check digit modulo 11. */
function isIdentityNumber(text: string): boolean {
  if (!identityNumber.test(text)) return false;
  const birthday = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  const born = new Date(`${birthday}T00:00:00.000Z`);
  if (Number.isNaN(born.getTime()) || born.toISOString().slice(0, 10) !== birthday) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return '10X98765432'[sum % 11] === text[17];
}
