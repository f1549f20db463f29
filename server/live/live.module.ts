import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { InstancesModule } from '../instances/instances.module.js';
import { LiveBus } from './live-bus.js';
import { LiveController } from './live.controller.js';

@Module({ imports: [AuthModule, InstancesModule], controllers: [LiveController], providers: [LiveBus] })
export class LiveModule {}
