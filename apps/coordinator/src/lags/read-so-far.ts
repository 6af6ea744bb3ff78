import { AGREEMENT, consumerNamesOf, streamsReadBy } from '@filiera/contracts';
import { Clock, MESSAGING_OPTIONS, type MessagingOptions } from '@filiera/member-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HubProgress } from './hub-progress.js';

const NOTHING = new Date(0);

/** Until when this node has read everything that reached the hub: what is not here by then was not done by then. */
@Injectable()
export class ReadSoFar {
  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly hub: HubProgress,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The moment up to which all streams are read; the beginning of time while the hub is out of reach. */
  async everything(): Promise<Date> {
    const { hub, self } = this.options;
    // A node that has joined no hub has nothing to wait for.
    if (!hub) return this.clock.now();
    if (!this.hub.reachable) return NOTHING;
    const moments = await Promise.all(streamsReadBy(AGREEMENT, self).map((stream) => this.streamRead(stream)));
    return new Date(Math.min(...moments.map((moment) => moment.getTime())));
  }

  private async streamRead(stream: string): Promise<Date> {
    const asked = this.clock.now();
    const progress = await this.hub.of(stream, consumerNamesOf(this.options.self).reader);
    if (progress && progress.pending + progress.unacknowledged === 0) return asked;
    const [row] = await this.dataSource.query<{ stored_at: Date }[]>('SELECT stored_at FROM inbox_progress WHERE stream = $1', [stream]);
    return row?.stored_at ?? NOTHING;
  }
}
