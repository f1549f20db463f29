import { Body, Controller, Delete, HttpCode, Post, Put, Req, SetMetadata } from '@nestjs/common';
import {
  bindPhoneRequest,
  phoneCodeRequest,
  type BindPhoneRequest,
  type PhoneCodeRequest,
} from '../contract/phone-binding.js';
import { Database } from '../database/database.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { PhoneBindingService } from './phone-binding.service.js';

@Controller('api/profile')
export class PhoneBindingController {
  constructor(
    private readonly database: Database,
    private readonly phones: PhoneBindingService,
  ) {}

  // a repeated call is refused within the minute: no key needed
  @Post('phone-codes')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'signedIn')
  async sendCode(@Req() { person }: AuthenticatedRequest, @Body(new ZodPipe(phoneCodeRequest)) body: PhoneCodeRequest) {
    await this.phones.sendCode(person.id, body.phone);
  }

  @Put('bound-phone')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'signedIn')
  async bind(@Req() { person }: AuthenticatedRequest, @Body(new ZodPipe(bindPhoneRequest)) body: BindPhoneRequest) {
    await this.phones.bind(person.id, body);
  }

  @Delete('bound-phone')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'signedIn')
  async unbind(@Req() { person }: AuthenticatedRequest) {
    await this.database.transaction(async (tx) => this.phones.unbind(tx, person.id));
  }
}
