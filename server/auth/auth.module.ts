import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { LoginService } from './login.service.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { SessionsService } from './sessions.service.js';

@Module({
  controllers: [SessionController],
  providers: [LoginService, SessionsService, { provide: APP_GUARD, useClass: SessionGuard }],
  exports: [SessionsService],
})
export class AuthModule {}
