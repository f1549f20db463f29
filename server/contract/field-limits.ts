/** Limits of fields whose form names none: nothing is unlimited. */
export const fieldLimits = {
  textLength: 500,
  textareaLength: 5000,
  richTextLength: 50_000,
  people: 100,
  files: 10,
  rows: 100,
  /** A hundred billion yuan, in cents. */
  moneyCents: 10_000_000_000_000,
} as const;
