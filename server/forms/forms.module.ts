import { Module } from '@nestjs/common';
import { DefinitionsModule } from '../definitions/definitions.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { FormsService } from './forms.service.js';
import { OptionsController } from './options.controller.js';
import { OptionsService } from './options.service.js';

@Module({
  imports: [DefinitionsModule, OrganizationModule, SettingsModule],
  controllers: [OptionsController],
  providers: [FormsService, OptionsService],
  exports: [FormsService],
})
export class FormsModule {}
