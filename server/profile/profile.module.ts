import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels/channels.module.js';
import { PhoneBindingController } from './phone-binding.controller.js';
import { PhoneBindingService } from './phone-binding.service.js';
import { ProfileController } from './profile.controller.js';
import { ProfileService } from './profile.service.js';

@Module({
  imports: [ChannelsModule],
  controllers: [ProfileController, PhoneBindingController],
  providers: [ProfileService, PhoneBindingService],
})
export class ProfileModule {}
