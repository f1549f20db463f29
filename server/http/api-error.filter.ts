import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { httpMessages } from '../locales/zh-CN/http.js';
import { ApiFailure } from './api-error.js';
import { toApiFailure } from './to-api-failure.js';

/** Answers every error as `{ code, message, details? }`; a defect is logged with the request's number. */
@Catch()
export class ApiErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    let failure = toApiFailure(error);
    if (failure === null || failure.status === 503) {
      this.logger.error(`${request.id} ${request.method} ${request.url.split('?')[0]}: ${stackOf(error)}`);
      failure ??= new ApiFailure(500, 'server.defect', httpMessages.internal(request.id));
    }
    if (reply.sent) return;
    const { status, code, message, details } = failure;
    if (status === 503) void reply.header('retry-after', '5');
    void reply.status(status).send({ code, message, ...(details && { details }) });
  }
}

const stackOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));
