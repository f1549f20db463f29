import { Body, Controller, HttpCode, Put, Req, SetMetadata } from '@nestjs/common';
import { changePasswordRequest, type ChangePasswordRequest } from '../contract/password.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { PasswordService } from './password.service.js';
import { sessionCookie } from './session-cookie.js';

@Controller('api/profile/password')
export class PasswordController {
  constructor(private readonly passwords: PasswordService) {}

  // sent twice, the second finds the old password wrong: no key needed, and no password is kept with one
  @Put()
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'signedIn')
  async change(
    @Req() request: AuthenticatedRequest,
    @Body(new ZodPipe(changePasswordRequest)) body: ChangePasswordRequest,
  ) {
    const token = request.cookies[sessionCookie] ?? '';
    await this.passwords.change(request.person, body, { token, address: request.ip });
  }
}
