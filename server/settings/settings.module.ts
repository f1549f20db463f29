import { Module } from '@nestjs/common';
import { ManifestController } from './manifest.controller.js';
import { SchoolSettingsController } from './school-settings.controller.js';
import { SchoolSettingsService } from './school-settings.service.js';
import { SchoolController } from './school.controller.js';
import { SettingsService } from './settings.service.js';

@Module({
  controllers: [SchoolController, SchoolSettingsController, ManifestController],
  providers: [SettingsService, SchoolSettingsService],
  exports: [SettingsService],
})
export class SettingsModule {}
