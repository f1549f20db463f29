import { Module } from '@nestjs/common';
import { SettingsModule } from '../settings/settings.module.js';
import { PagesController } from './pages.controller.js';

/** Imported last: its route takes what no other takes. */
@Module({ imports: [SettingsModule], controllers: [PagesController] })
export class PagesModule {}
