import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { NodeSettings } from '../configuration/node-settings.js';

interface PoolCounters {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

/** The node's figures in Prometheus form: process and event loop, HTTP by route template, database connections. */
@Injectable()
export class NodeMetrics implements OnModuleDestroy {
  readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;

  constructor(dataSource: DataSource, settings: NodeSettings) {
    this.registry.setDefaultLabels({ member: settings.member.id, kind: settings.member.kind });
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      name: 'filiera_http_request_seconds',
      help: 'Duration of HTTP requests, by route template',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [this.registry],
    });
    const pool = (dataSource.driver as unknown as { readonly master?: PoolCounters }).master;
    if (pool) watchPool(this.registry, pool);
  }

  /** Counts one answered request. `route` is the template: paths would be endless and name people. */
  request(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  onModuleDestroy(): void {
    this.registry.clear();
  }
}

function watchPool(registry: Registry, pool: PoolCounters): void {
  new Gauge({
    name: 'filiera_database_connections',
    help: 'Database connections of the pool, and requests that wait for one',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
}
