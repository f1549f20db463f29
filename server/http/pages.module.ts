import { Module } from '@nestjs/common';
import { PagesController } from './pages.controller.js';

/** Imported last: its route takes what no other takes. */
@Module({ controllers: [PagesController] })
export class PagesModule {}
