import { Module } from '@nestjs/common';
import { readConfiguration } from '../configuration.js';
import { FileAccess } from './file-access.js';
import { FileStore } from './file-store.js';
import { FilesController } from './files.controller.js';
import { FilesService } from './files.service.js';
import { UnusedFiles } from './unused-files.js';
import { UploadsController } from './uploads.controller.js';
import { UploadsService } from './uploads.service.js';

/** Uploaded files, kept outside of what is served. */
@Module({
  controllers: [UploadsController, FilesController],
  providers: [
    FilesService,
    UploadsService,
    FileAccess,
    UnusedFiles,
    { provide: FileStore, useFactory: () => new FileStore(readConfiguration(process.env).dataFolder) },
  ],
  exports: [FilesService, UploadsService, FileAccess, FileStore, UnusedFiles],
})
export class FilesModule {}
