import { Module } from '@nestjs/common';
import { SchoolController } from './school.controller.js';
import { SettingsService } from './settings.service.js';

@Module({ controllers: [SchoolController], providers: [SettingsService], exports: [SettingsService] })
export class SettingsModule {}
