import { Module } from '@nestjs/common';
import { DefinitionsService } from './definitions.service.js';

@Module({ providers: [DefinitionsService], exports: [DefinitionsService] })
export class DefinitionsModule {}
