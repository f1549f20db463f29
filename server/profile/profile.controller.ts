import { Body, Controller, Get, HttpCode, Put, Req, SetMetadata } from '@nestjs/common';
import { phrases, profileRequest, type Phrases, type ProfileRequest, profile } from '../contract/profile.js';
import { Database } from '../database/database.js';
import { Answers } from '../http/answers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { ProfileService } from './profile.service.js';

@Controller('api/profile')
export class ProfileController {
  constructor(
    private readonly database: Database,
    private readonly profiles: ProfileService,
  ) {}

  @Get()
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(profile)
  get(@Req() { person }: AuthenticatedRequest) {
    return this.profiles.profile(person.id);
  }

  // writing the same twice is writing it once: no key needed
  @Put()
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'signedIn')
  async change(@Req() { person }: AuthenticatedRequest, @Body(new ZodPipe(profileRequest)) body: ProfileRequest) {
    await this.database.transaction(async (tx) => this.profiles.change(tx, person.id, body));
  }

  @Get('phrases')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(phrases)
  phrases(@Req() { person }: AuthenticatedRequest) {
    return this.profiles.phrases(person.id);
  }

  @Put('phrases')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'signedIn')
  async setPhrases(@Req() { person }: AuthenticatedRequest, @Body(new ZodPipe(phrases)) body: Phrases) {
    await this.database.transaction(async (tx) => this.profiles.setPhrases(tx, person.id, body));
  }
}
