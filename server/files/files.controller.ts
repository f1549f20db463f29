// types of request.file()
import '@fastify/multipart';
import { Controller, Get, Header, Param, Post, Query, Req, Res, SetMetadata, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { fileQuery, type UploadedFile, file } from '../contract/files.js';
import { Answers, AnswersFile } from '../http/answers.js';
import { ApiFailure } from '../http/api-error.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { CONTENT_TYPE } from '../http/content-type.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { fileMessages } from '../locales/zh-CN/files.js';
import { isShownInPages } from './file-types.js';
import { FilesService } from './files.service.js';

@Controller('api/files')
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Post()
  @SetMetadata(CONTENT_TYPE, 'multipart/form-data')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(file)
  async upload(@Req() request: AuthenticatedRequest): Promise<UploadedFile> {
    if (!request.isMultipart()) throw new ApiFailure(415, 'file.notMultipart', fileMessages.notMultipart);
    const part = await request.file();
    if (!part) throw new ApiFailure(400, 'file.missing', fileMessages.missing);
    const { filename: name, file: content } = part;
    return this.files.upload(request.person.id, { name, content, isCutOff: () => content.truncated });
  }

  @Get(':id')
  @Header('cache-control', 'private, no-cache')
  @SetMetadata(PERMISSION, 'signedIn')
  @AnswersFile('*/*')
  async download(
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Query(new ZodPipe(fileQuery)) { show }: z.infer<typeof fileQuery>,
  ): Promise<StreamableFile> {
    const { file, content } = await this.files.open(id, request);
    const isShown = show === '1' && isShownInPages(file.type);
    // whatever a browser shows, it shows without rights; its viewer of PDF does not run in a sandbox
    const policy =
      isShown && file.type === 'application/pdf'
        ? "default-src 'none'; style-src 'unsafe-inline'"
        : `default-src 'none'; sandbox`;
    void reply.header('content-security-policy', policy);
    const disposition = `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`;
    return new StreamableFile(content, { type: file.type, length: file.size, disposition });
  }
}
