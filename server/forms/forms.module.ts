import { Module } from '@nestjs/common';
import { DefinitionsModule } from '../definitions/definitions.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { FormOpeningController } from './form-opening.controller.js';
import { FormsService } from './forms.service.js';
import { OptionsService } from './options.service.js';

@Module({
  imports: [DefinitionsModule, OrganizationModule, SettingsModule],
  controllers: [FormOpeningController],
  providers: [FormsService, OptionsService],
  exports: [FormsService, OptionsService],
})
export class FormsModule {}
