import { Body, Controller, Get, HttpCode, Param, Post, Req, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import {
  checkMigrationRequest,
  startMigrationRequest,
  suspendDefinitionRequest,
  migrationCheck,
  migrationProgress,
  suspendDefinitionResult,
} from '../../contract/administration.js';
import { versionNumber } from '../../definitions/version-number.js';
import { HeatService } from '../monitor/heat.service.js';
import { heat } from '../../contract/heat.js';
import { created } from '../../contract/plain-answers.js';
import { Answers } from '../../http/answers.js';
import type { AuthenticatedRequest } from '../../http/authenticated-request.js';
import { PERMISSION } from '../../http/permission.js';
import { ADMINISTERS } from '../../http/administers.js';
import { ZodPipe } from '../../http/zod-pipe.js';
import { MigrationsService } from './migrations.service.js';
import { SignedInService } from '../signed-in.service.js';
import { SuspensionsService } from '../monitor/suspensions.service.js';

/** What administrators do to all cases of a definition. */
@Controller('api')
export class MigrationsController {
  constructor(
    private readonly signedIn: SignedInService,
    private readonly migrations: MigrationsService,
    private readonly suspensions: SuspensionsService,
    private readonly heats: HeatService,
  ) {}

  @Get('definitions/:key/versions/:version/heat')
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  @Answers(heat)
  heat(@Param('key') key: string, @Param('version', new ZodPipe(versionNumber)) version: number) {
    return this.heats.heat(key, version);
  }

  @Post('definitions/:key/migrations/check')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  @Answers(migrationCheck)
  check(
    @Param('key') key: string,
    @Body(new ZodPipe(checkMigrationRequest)) { from, to, plan, instanceIds }: z.infer<typeof checkMigrationRequest>,
  ) {
    return this.migrations.check({ key, from, to }, plan, instanceIds);
  }

  @Post('definitions/:key/migrations')
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  @Answers(created)
  start(
    @Req() request: AuthenticatedRequest,
    @Param('key') key: string,
    @Body(new ZodPipe(startMigrationRequest)) body: z.infer<typeof startMigrationRequest>,
  ) {
    const { from, to, ...move } = body;
    return this.signedIn.act(request, body, (tx, { id: personId }) =>
      this.migrations.start(tx, { key, from, to }, { ...move, personId }),
    );
  }

  @Post('definitions/:key/suspend')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  @Answers(suspendDefinitionResult)
  suspend(
    @Req() request: AuthenticatedRequest,
    @Param('key') key: string,
    @Body(new ZodPipe(suspendDefinitionRequest)) body: z.infer<typeof suspendDefinitionRequest>,
  ) {
    const { reason, runningCases } = body;
    return this.signedIn.act(request, { key, ...body }, (tx, { id: personId }) =>
      this.suspensions.set(tx, { key, isSuspended: true, reason, personId }, runningCases),
    );
  }

  @Post('definitions/:key/resume')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'definition')
  @Answers(suspendDefinitionResult)
  resume(
    @Req() request: AuthenticatedRequest,
    @Param('key') key: string,
    @Body(new ZodPipe(suspendDefinitionRequest)) body: z.infer<typeof suspendDefinitionRequest>,
  ) {
    const { reason, runningCases } = body;
    return this.signedIn.act(request, { key, ...body }, (tx, { id: personId }) =>
      this.suspensions.set(tx, { key, isSuspended: false, reason, personId }, runningCases),
    );
  }

  @Get('migrations/:id')
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'migration')
  @Answers(migrationProgress)
  progress(@Param('id') id: string) {
    return this.migrations.progress(id);
  }
}
