import { join } from 'node:path';
import { Controller, Get, Req, Res, SetMetadata } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { httpMessages } from '../locales/zh-CN/http.js';
import { SettingsService } from '../settings/settings.service.js';
import { ApiFailure } from './api-error.js';
import { builtPage, isBeingBuilt, isThere } from './built-page.js';
import { dressedPage } from './dressed-page.js';
import { PERMISSION } from './permission.js';
import { root } from './root.js';
import { updatingPage, updatingRetryS } from './updating-page.js';

/** What the portal's service worker shows when nothing can be reached. */
const offlinePath = '/offline.html';

/** Both UIs find their way by themselves: any address that is no file and no API gets their page. */
@Controller()
export class PagesController {
  constructor(private readonly settings: SettingsService) {}

  @Get('*')
  @SetMetadata(PERMISSION, 'public')
  async get(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const path = request.url.split('?')[0] ?? '/';
    if (path.startsWith('/api/') || path === '/api') throw new ApiFailure(404, 'route.notFound', httpMessages.notFound);
    const isDesigner = path === '/designer' || path.startsWith('/designer/');
    const folder = join(root, isDesigner ? 'designer-ui' : 'portal-ui', 'dist');
    const isOffline = path === offlinePath;
    if (!isOffline && /\.\w{1,8}$/.test(path)) {
      const file = isDesigner ? path.slice('/designer'.length) : path;
      if (!(await isThere(join(folder, file))) && (await isBeingBuilt(folder))) return this.updating(reply);
      return reply.sendFile(file, folder);
    }
    const html = await (isOffline ? builtPage(folder, offlinePath.slice(1)) : builtPage(folder));
    if (html === undefined && (await isThere(folder))) return this.updating(reply);
    if (html === undefined) throw new ApiFailure(404, 'pages.missing', httpMessages.pagesMissing);
    return this.send(reply, html);
  }

  /** Not 404: what is asked for will be there in a moment. */
  private updating(reply: FastifyReply) {
    return this.send(reply.status(503).header('retry-after', String(updatingRetryS)), updatingPage);
  }

  private async send(reply: FastifyReply, html: string) {
    const dressed = dressedPage(html, await this.settings.school());
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(dressed);
  }
}
