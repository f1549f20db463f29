import { Controller, Get, SetMetadata } from '@nestjs/common';
import { Database } from '../database/database.js';
import { PERMISSION } from './permission.js';

/** `live`: the process answers. `ready`: it can do its work, too (503 when the database is away). */
@Controller('api/health')
export class HealthController {
  constructor(private readonly database: Database) {}

  @Get('live')
  @SetMetadata(PERMISSION, 'public')
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  @SetMetadata(PERMISSION, 'public')
  async ready() {
    await this.database.query('select 1');
    return { status: 'ok' };
  }
}
