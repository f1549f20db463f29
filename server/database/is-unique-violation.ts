interface DriverError {
  code?: string;
  errcode?: number;
  message?: string;
  driverError?: DriverError;
}

/** Whether an insert failed because the key is there already. `constraint` narrows it to a table or index by name. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const failure = error as DriverError | null;
  const cause = failure?.driverError ?? failure;
  const isUnique = cause?.code === 'ER_DUP_ENTRY' || cause?.errcode === 1555 || cause?.errcode === 2067;
  return isUnique && (constraint === undefined || (cause.message ?? '').includes(constraint));
}
