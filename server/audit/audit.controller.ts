import { Controller, Get, Query, Req, SetMetadata } from '@nestjs/common';
import { auditQuery, type AuditQuery, auditPage } from '../contract/audit.js';
import { Answers } from '../http/answers.js';
import { ADMINISTERS, readsOf } from '../http/administers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { AuditService } from './audit.service.js';

@Controller('api/audit-log')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @SetMetadata(PERMISSION, 'overseer')
  @SetMetadata(ADMINISTERS, 'several')
  @Answers(auditPage)
  list(@Req() request: AuthenticatedRequest, @Query(new ZodPipe(auditQuery)) query: AuditQuery) {
    return this.audit.list(query, readsOf(request));
  }
}
