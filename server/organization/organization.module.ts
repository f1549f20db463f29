import { Module } from '@nestjs/common';
import { AdministratorsController } from './administrators.controller.js';
import { AdministratorsService } from './administrators.service.js';
import { OrganizationController } from './organization.controller.js';
import { OrganizationService } from './organization.service.js';

@Module({
  controllers: [OrganizationController, AdministratorsController],
  providers: [OrganizationService, AdministratorsService],
  exports: [OrganizationService],
})
export class OrganizationModule {}
