import { Module } from '@nestjs/common';
import { OrganizationModule } from '../organization/organization.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { FormsService } from './forms.service.js';

@Module({ imports: [OrganizationModule, SettingsModule], providers: [FormsService], exports: [FormsService] })
export class FormsModule {}
