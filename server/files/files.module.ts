import { Module } from '@nestjs/common';
import { readConfiguration } from '../configuration.js';
import { FileAccess } from './file-access.js';
import { FileStore } from './file-store.js';
import { FilesController } from './files.controller.js';
import { FilesService } from './files.service.js';

/** Uploaded files, kept outside of what is served. */
@Module({
  controllers: [FilesController],
  providers: [
    FilesService,
    FileAccess,
    { provide: FileStore, useFactory: () => new FileStore(readConfiguration(process.env).dataFolder) },
  ],
  exports: [FilesService, FileAccess],
})
export class FilesModule {}
