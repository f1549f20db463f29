import { Body, Controller, Put, Req, SetMetadata } from '@nestjs/common';
import { saveSchoolRequest, type SaveSchoolRequest, school, type School } from '../contract/school.js';
import { Database } from '../database/database.js';
import { Answers } from '../http/answers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { callOf, idempotent } from '../http/idempotency.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { SchoolSettingsService } from './school-settings.service.js';
import { SettingsService } from './settings.service.js';

@Controller('api/settings/school')
export class SchoolSettingsController {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsService,
    private readonly schoolSettings: SchoolSettingsService,
  ) {}

  @Put()
  @SetMetadata(PERMISSION, 'systemAdministrator')
  @Answers(school)
  async save(
    @Req() request: AuthenticatedRequest,
    @Body(new ZodPipe(saveSchoolRequest)) body: SaveSchoolRequest,
  ): Promise<School> {
    await idempotent(this.database, callOf(request, body), (tx) =>
      this.schoolSettings.save(tx, body, request.person.id),
    );
    return this.settings.school();
  }
}
