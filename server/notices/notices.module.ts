import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { DownloadsController } from './downloads.controller.js';
import { DownloadsService } from './downloads.service.js';
import { GuidesService } from './guides.service.js';
import { NoticesController } from './notices.controller.js';
import { NoticesService } from './notices.service.js';

/** Notices and files that an administrator offers. */
@Module({
  imports: [FilesModule, SettingsModule],
  controllers: [NoticesController, DownloadsController],
  providers: [NoticesService, DownloadsService, GuidesService],
})
export class NoticesModule {}
