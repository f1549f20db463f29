import { Controller, Get, Header, SetMetadata, StreamableFile } from '@nestjs/common';
import { school, type School } from '../contract/school.js';
import type { SchoolPicture } from '../contract/school-limits.js';
import { Answers, AnswersFile } from '../http/answers.js';
import { ApiFailure } from '../http/api-error.js';
import { PERMISSION } from '../http/permission.js';
import { schoolMessages } from '../locales/zh-CN/settings.js';
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

  // the address that pages use changes with the picture
  @Get('logo')
  @Header('cache-control', 'public, max-age=604800')
  @SetMetadata(PERMISSION, 'public')
  @AnswersFile('*/*')
  logo(): Promise<StreamableFile> {
    return this.picture('logo');
  }

  @Get('wecom-code')
  @Header('cache-control', 'public, max-age=604800')
  @SetMetadata(PERMISSION, 'public')
  @AnswersFile('*/*')
  wecomCode(): Promise<StreamableFile> {
    return this.picture('wecomCode');
  }

  private async picture(name: SchoolPicture): Promise<StreamableFile> {
    const picture = await this.settings.picture(name);
    if (!picture) throw new ApiFailure(404, 'school.noPicture', schoolMessages.noPicture(name));
    return new StreamableFile(new Uint8Array(picture), { type: 'image/png', length: picture.length });
  }
}
