// types of request.file()
import '@fastify/multipart';
import { Controller, Get, Header, Param, Post, Req, SetMetadata, StreamableFile } from '@nestjs/common';
import type { UploadedFile } from '../contract/files.js';
import { ApiFailure } from '../http/api-error.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { fileMessages } from '../locales/zh-CN/files.js';
import { FilesService } from './files.service.js';

@Controller('api/files')
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Post()
  @SetMetadata(PERMISSION, 'signedIn')
  async upload(@Req() request: AuthenticatedRequest): Promise<UploadedFile> {
    if (!request.isMultipart()) throw new ApiFailure(415, 'file.notMultipart', fileMessages.notMultipart);
    const part = await request.file();
    if (!part) throw new ApiFailure(400, 'file.missing', fileMessages.missing);
    const { filename: name, file: content } = part;
    return this.files.upload(request.person.id, { name, content, isCutOff: () => content.truncated });
  }

  @Get(':id')
  // if a browser showed it after all, it would show it without rights
  @Header('content-security-policy', "default-src 'none'; sandbox")
  @Header('cache-control', 'private, no-cache')
  @SetMetadata(PERMISSION, 'signedIn')
  async download(@Req() request: AuthenticatedRequest, @Param('id') id: string): Promise<StreamableFile> {
    const { file, content } = await this.files.open(id, request);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
    return new StreamableFile(content, { type: file.type, length: file.size, disposition });
  }
}
