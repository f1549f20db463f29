import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { LoginService } from './login.service.js';
import { PasswordController } from './password.controller.js';
import { PasswordService } from './password.service.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { SessionsService } from './sessions.service.js';

@Module({
  controllers: [SessionController, PasswordController],
  providers: [LoginService, PasswordService, SessionsService, { provide: APP_GUARD, useClass: SessionGuard }],
  exports: [SessionsService],
})
export class AuthModule {}
