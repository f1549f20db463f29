import { Controller, Get, SetMetadata } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { openApiDocument } from './openapi-document.js';
import { PERMISSION } from './permission.js';

@Controller('api/openapi.json')
export class OpenApiController {
  private document?: ReturnType<typeof openApiDocument>;

  constructor(private readonly discovery: DiscoveryService) {}

  @Get()
  @SetMetadata(PERMISSION, 'public')
  get() {
    return (this.document ??= openApiDocument(
      this.discovery.getControllers().flatMap(({ metatype }) => (typeof metatype === 'function' ? [metatype] : [])),
    ));
  }
}
