import { HttpException } from '@nestjs/common';
import { httpMessages } from '../locales/zh-CN/http.js';
import { ApiFailure } from './api-error.js';

interface CodedError {
  code?: string;
  statusCode?: number;
  /** mysql2: the connection is gone with it. */
  fatal?: boolean;
  driverError?: { code?: string };
}

/** The database cannot be reached, or turned the connection away: nothing was saved. */
const unavailableCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'PROTOCOL_CONNECTION_LOST',
  'POOL_CLOSED',
  'ER_CON_COUNT_ERROR',
  'ER_SERVER_SHUTDOWN',
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
]);

const byStatus: Partial<Record<number, { code: string; message: string }>> = {
  400: { code: 'request.invalidJson', message: httpMessages.invalidJson },
  401: { code: 'session.missing', message: httpMessages.unauthorized },
  403: { code: 'permission.denied', message: httpMessages.forbidden },
  404: { code: 'route.notFound', message: httpMessages.notFound },
  405: { code: 'route.methodNotAllowed', message: httpMessages.methodNotAllowed },
  409: { code: 'state.conflict', message: httpMessages.conflict },
  413: { code: 'request.tooLarge', message: httpMessages.tooLarge('3 MB') },
  415: { code: 'request.unsupportedType', message: httpMessages.unsupportedType },
  429: { code: 'request.tooMany', message: httpMessages.tooManyRequests },
  503: { code: 'service.unavailable', message: httpMessages.unavailable },
};

/** What people are told about any error; null when it is a defect that only the log may describe. */
export function toApiFailure(error: unknown): ApiFailure | null {
  if (error instanceof ApiFailure) return error;
  const { code, statusCode, driverError, fatal } = (error ?? {}) as CodedError;
  if (fatal === true || unavailableCodes.has(driverError?.code ?? code ?? ''))
    return new ApiFailure(503, 'service.unavailable', httpMessages.unavailable);
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  const known = status === undefined ? undefined : byStatus[status];
  return status !== undefined && known ? new ApiFailure(status, known.code, known.message) : null;
}
