interface DriverError {
  sqlState?: string;
  errcode?: number;
  driverError?: DriverError;
}

/** Whether the database itself answered with an error: then it is certain that nothing was committed. */
export function isRefused(error: unknown): boolean {
  const failure = error as DriverError | null;
  const cause = failure?.driverError ?? failure;
  return typeof cause?.sqlState === 'string' || typeof cause?.errcode === 'number';
}
