import { Module } from '@nestjs/common';
import { InstancesModule } from '../instances/instances.module.js';
import { DelegationsController } from './delegations.controller.js';
import { DelegableItemsService } from './delegable-items.service.js';
import { DelegationsService } from './delegations.service.js';

@Module({
  imports: [InstancesModule],
  controllers: [DelegationsController],
  providers: [DelegationsService, DelegableItemsService],
  exports: [DelegationsService],
})
export class DelegationsModule {}
