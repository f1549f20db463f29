/** A moment that a field of the form gives, earlier or later by a duration. */
export interface FieldMoment {
  field: string;
  direction: 'before' | 'after';
  /** ISO 8601; empty = exactly then. */
  distance: string;
}

export function readFieldMoment(text: string, fields: readonly string[]): FieldMoment | null {
  const match = /^(?:date and time\(([A-Za-z]\w*)\)|([A-Za-z]\w*))(?:\s*([-+])\s*duration\("([^"]+)"\))?$/.exec(
    text.trim(),
  );
  const field = match?.[1] ?? match?.[2] ?? '';
  if (!match || !fields.includes(field)) return null;
  return { field, direction: match[3] === '+' ? 'after' : 'before', distance: match[4] ?? '' };
}

/** Values of fields are texts: FEEL reckons with moments only. */
export const writeFieldMoment = ({ field, direction, distance }: FieldMoment): string =>
  `date and time(${field})` + (distance && ` ${direction === 'after' ? '+' : '-'} duration("${distance}")`);
