import { Controller, Get, Header, SetMetadata } from '@nestjs/common';
import { webManifest, type WebManifest } from '../contract/web-manifest.js';
import { Answers } from '../http/answers.js';
import { PERMISSION } from '../http/permission.js';
import { manifestOf } from './manifest.js';
import { SettingsService } from './settings.service.js';

@Controller('manifest.webmanifest')
export class ManifestController {
  constructor(private readonly settings: SettingsService) {}

  @Get()
  @Header('cache-control', 'no-cache')
  @Header('content-type', 'application/manifest+json; charset=utf-8')
  @SetMetadata(PERMISSION, 'public')
  @Answers(webManifest)
  async manifest(): Promise<WebManifest> {
    return manifestOf(await this.settings.school());
  }
}
