import { boundedCount, offsetOf, type Page } from '@filiera/exchange';
import { Clock, NodeMetrics, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { ConsumerLagEntity } from './consumer-lag.entity.js';
import type { LagsQuery } from './lag-queries.js';

/** Shows how far behind the members read, as a list and as metrics. */
@Injectable()
export class Lags {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock, metrics: NodeMetrics) {
    const all = (): Promise<ConsumerLagEntity[]> => this.work.read((tx) => tx.find(ConsumerLagEntity));
    const gauge = (name: string, help: string, value: (lag: ConsumerLagEntity) => number): Gauge => new Gauge({
      name, help, labelNames: ['reader', 'stream'], registers: [metrics.registry],
      async collect() {
        this.reset();
        for (const lag of await all()) this.set({ reader: lag.member, stream: lag.stream }, value(lag));
      },
    });
    gauge('filiera_reader_pending_messages', 'Messages on the hub that wait for a member', ({ pending }) => Number(pending));
    gauge('filiera_reader_unacknowledged_messages', 'Messages that a member has taken and not acknowledged', ({ unacknowledged }) => unacknowledged);
    gauge('filiera_reader_redelivered_messages', 'Unacknowledged messages that a member took more than once', ({ redelivered }) => redelivered);
    gauge('filiera_reader_behind_seconds', 'For how long something has been waiting for a member; 0 while nothing does', (lag) => this.secondsBehind(lag));
  }

  /** Who is furthest behind first. */
  page({ page, size, member, stream, state }: LagsQuery): Promise<Page<ConsumerLagEntity>> {
    return this.work.read(async (tx) => {
      const rows = tx.createQueryBuilder(ConsumerLagEntity, 'lag').where('true');
      if (member) rows.andWhere({ member });
      if (stream) rows.andWhere({ stream });
      if (state) rows.andWhere(`lag.behind_since IS ${state === 'behind' ? 'NOT ' : ''}NULL`);
      const total = await boundedCount(rows, tx);
      const items = await rows.orderBy('lag.pending + lag.unacknowledged', 'DESC').addOrderBy('lag.member', 'ASC').addOrderBy('lag.stream', 'ASC')
        .offset(offsetOf({ page, size })).limit(size).getMany();
      return { items, page, size, total };
    });
  }

  private secondsBehind({ behindSince }: ConsumerLagEntity): number {
    return behindSince ? Math.max(0, (this.clock.now().getTime() - behindSince.getTime()) / 1_000) : 0;
  }
}
