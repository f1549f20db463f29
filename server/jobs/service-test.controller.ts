import { Body, Controller, HttpCode, Param, Post, Req, SetMetadata } from '@nestjs/common';
import { auditLog } from '../audit/audit-log.js';
import {
  serviceTestRequest,
  type ServiceTestAnswer,
  type ServiceTestRequest,
  serviceTestAnswer,
} from '../contract/service-tests.js';
import { Database } from '../database/database.js';
import { Answers } from '../http/answers.js';
import { ADMINISTERS } from '../http/administers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { testService } from './test-service.js';

/** A service task's call, made once while it is configured. */
@Controller('api/definitions/:key/service-test')
export class ServiceTestController {
  constructor(private readonly database: Database) {}

  @Post()
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  @Answers(serviceTestAnswer)
  async test(
    @Req() { person }: AuthenticatedRequest,
    @Param('key') key: string,
    @Body(new ZodPipe(serviceTestRequest)) body: ServiceTestRequest,
  ): Promise<ServiceTestAnswer> {
    const answer = await testService(body);
    const { request, response, outcome } = answer;
    await this.database.transaction((tx) => {
      const address = request ? new URL(request.url) : null;
      // without the query: example values are nobody's business later
      const detail = {
        method: request?.method ?? null,
        url: address ? `${address.origin}${address.pathname}` : null,
        status: response?.status ?? null,
        outcome,
      };
      auditLog(tx, { personId: person.id, action: 'definition.testService', target: key, itemKey: key, detail });
      return Promise.resolve();
    });
    return answer;
  }
}
