import { Controller, Get, Header, type OnModuleDestroy, SetMetadata } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { PERMISSION } from './permission.js';

/** Prometheus figures of the process: memory, event loop, CPU. No business data. */
@Controller('api/metrics')
export class MetricsController implements OnModuleDestroy {
  private readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @SetMetadata(PERMISSION, 'public')
  metrics(): Promise<string> {
    return this.registry.metrics();
  }

  onModuleDestroy(): void {
    this.registry.clear();
  }
}
