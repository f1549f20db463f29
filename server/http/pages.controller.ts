import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Req, Res, SetMetadata } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { httpMessages } from '../locales/zh-CN/http.js';
import { SettingsService } from '../settings/settings.service.js';
import { ApiFailure } from './api-error.js';
import { dressedPage } from './dressed-page.js';
import { PERMISSION } from './permission.js';
import { root } from './root.js';

/** Both UIs find their way by themselves: any address that is no file and no API gets their page. */
@Controller()
export class PagesController {
  private readonly portal = page('portal-ui');
  private readonly designer = page('designer-ui');

  constructor(private readonly settings: SettingsService) {}

  @Get('*')
  @SetMetadata(PERMISSION, 'public')
  async get(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const path = request.url.split('?')[0] ?? '/';
    const isFile = /\.\w{1,8}$/.test(path);
    if (path.startsWith('/api/') || path === '/api' || isFile)
      throw new ApiFailure(404, 'route.notFound', httpMessages.notFound);
    const isDesigner = path === '/designer' || path.startsWith('/designer/');
    const html = isDesigner ? this.designer : this.portal;
    if (html === undefined) throw new ApiFailure(404, 'pages.missing', httpMessages.pagesMissing);
    const dressed = dressedPage(html, await this.settings.school());
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(dressed);
  }
}

function page(folder: string): string | undefined {
  const file = join(root, folder, 'dist/index.html');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
