/** Messages by path: `amount`, `goods.0.name`. */
export type FormErrors = Readonly<Record<string, string>>;

interface Failure {
  status: number;
  details: readonly { path: string; message: string }[];
}

const isFailure = (error: unknown): error is Failure =>
  typeof error === 'object' &&
  error !== null &&
  'status' in error &&
  'details' in error &&
  Array.isArray(error.details);

/** The fields that the server refused (422). Empty when the failure is about something else. */
export function formErrorsOf(error: unknown): FormErrors {
  if (!isFailure(error) || error.status !== 422) return {};
  const errors: Record<string, string> = {};
  for (const { path, message } of error.details) errors[fieldPath(path)] ??= message;
  return errors;
}

/** The server may name a part of a value (`proof.2`, `/data/amount`): what is shown is the field or the cell. */
function fieldPath(path: string): string {
  const parts = path.replace(/^[/.]/, '').split(/[./]/);
  if (parts[0] === 'data') parts.shift();
  return parts.length >= 3 ? parts.slice(0, 3).join('.') : parts.join('.');
}
