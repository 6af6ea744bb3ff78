import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Roles } from '../access/roles.js';
import { NodeMetrics } from './node-metrics.js';

/** The node's figures, for whoever runs it. */
@ApiTags('metrics')
@Roles('technician')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: NodeMetrics) {}

  @ApiOperation({ summary: 'Misure per Prometheus / Figures for Prometheus' })
  @ApiProduces('text/plain')
  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('cache-control', 'no-store')
  figures(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
