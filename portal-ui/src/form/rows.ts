export type Row = Readonly<Record<string, unknown>>;

export const rowsOf = (value: unknown): Row[] =>
  Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object' && row !== null) : [];

export const withCell = (rows: readonly Row[], index: number, key: string, value: unknown): Row[] =>
  rows.map((row, at) => (at === index ? { ...row, [key]: value } : row));

export const withCopy = (rows: readonly Row[], index: number): Row[] => {
  const copied = rows[index];
  return copied ? [...rows.slice(0, index + 1), { ...copied }, ...rows.slice(index + 1)] : [...rows];
};

export const withoutRow = (rows: readonly Row[], index: number): Row[] => rows.filter((_row, at) => at !== index);
