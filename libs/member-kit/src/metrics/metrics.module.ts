import { Global, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { MESSAGING_OBSERVER } from '../messaging-observer.js';
import { MessagingMetrics } from './messaging-metrics.js';
import { MetricsController } from './metrics.controller.js';
import { NodeMetrics } from './node-metrics.js';

/** Figures of the node at `GET /metrics`; the messaging reports through `MESSAGING_OBSERVER`. */
@Global()
@Module({
  controllers: [MetricsController],
  providers: [NodeMetrics, { provide: MESSAGING_OBSERVER, useClass: MessagingMetrics }],
  exports: [MESSAGING_OBSERVER, NodeMetrics],
})
export class MetricsModule implements OnModuleInit {
  constructor(
    private readonly metrics: NodeMetrics,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onResponse', (request, reply, done) => {
      const route = request.is404 ? 'unknown' : request.routeOptions.url ?? 'unknown';
      this.metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1_000);
      done();
    });
  }
}
