import { Controller, Get, SetMetadata } from '@nestjs/common';
import { school, type School } from '../contract/session.js';
import { Answers } from '../http/answers.js';
import { PERMISSION } from '../http/permission.js';
import { SettingsService } from './settings.service.js';

@Controller('api/school')
export class SchoolController {
  constructor(private readonly settings: SettingsService) {}

  @Get()
  @SetMetadata(PERMISSION, 'public')
  @Answers(school)
  school(): Promise<School> {
    return this.settings.school();
  }
}
