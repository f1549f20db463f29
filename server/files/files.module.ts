import { Module } from '@nestjs/common';
import { readConfiguration } from '../configuration.js';
import { FileAccess } from './file-access.js';
import { FileStore } from './file-store.js';
import { FilesController } from './files.controller.js';
import { FilesService } from './files.service.js';
import { UnusedFiles } from './unused-files.js';

/** Uploaded files, kept outside of what is served. */
@Module({
  controllers: [FilesController],
  providers: [
    FilesService,
    FileAccess,
    UnusedFiles,
    { provide: FileStore, useFactory: () => new FileStore(readConfiguration(process.env).dataFolder) },
  ],
  exports: [FilesService, FileAccess, UnusedFiles],
})
export class FilesModule {}
