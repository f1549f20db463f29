import { Body, Controller, Get, Param, Post, Put, Query, Req, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import {
  appendQuery,
  beginUploadRequest,
  type BeginUploadRequest,
  type UploadProgress,
  uploadProgress,
} from '../contract/files.js';
import { Database } from '../database/database.js';
import { Answers } from '../http/answers.js';
import { ApiFailure } from '../http/api-error.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { CONTENT_TYPE } from '../http/content-type.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { fileMessages } from '../locales/zh-CN/files.js';
import { UploadsService } from './uploads.service.js';

@Controller('api/files/uploads')
export class UploadsController {
  constructor(
    private readonly database: Database,
    private readonly uploads: UploadsService,
  ) {}

  @Post()
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(uploadProgress)
  begin(
    @Req() request: AuthenticatedRequest,
    @Body(new ZodPipe(beginUploadRequest)) body: BeginUploadRequest,
  ): Promise<UploadProgress> {
    return this.database.transaction((tx) => this.uploads.begin(tx, request.person.id, body));
  }

  @Get(':id')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(uploadProgress)
  progress(@Req() request: AuthenticatedRequest, @Param('id') id: string): Promise<UploadProgress> {
    return this.uploads.progress(request.person.id, id);
  }

  @Put(':id')
  @SetMetadata(CONTENT_TYPE, 'application/octet-stream')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(uploadProgress)
  append(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Query(new ZodPipe(appendQuery)) { offset }: z.infer<typeof appendQuery>,
    @Body() piece: unknown,
  ): Promise<UploadProgress> {
    if (!Buffer.isBuffer(piece) || piece.length === 0)
      throw new ApiFailure(415, 'upload.notBinary', fileMessages.notBinary);
    return this.uploads.append(request.person.id, id, offset, new Uint8Array(piece));
  }
}
