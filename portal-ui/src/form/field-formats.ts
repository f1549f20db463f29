const mobile = /^1[3-9]\d{9}$/;
/** Area code, 3 to 8 digits, extension. */
const landLine = /^(?:0\d{2,3}-?)?\d{3,8}(?:-\d{1,6})?$/;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643-1999: the last sign checks the 17 digits before it. The server also looks at the birthday. */
function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return '10X98765432'[sum % 11] === text[17];
}

/** `format` of a text field: what the server would accept, so that nobody has to wait for its answer. */
export const fieldFormats = {
  mobile: (text: string) => mobile.test(text),
  phone: (text: string) => mobile.test(text) || landLine.test(text),
  email: (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text),
  identityNumber: isIdentityNumber,
} as const;
