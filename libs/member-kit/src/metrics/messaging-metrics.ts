import type { Family } from '@filiera/contracts';
import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram } from 'prom-client';
import type { MessagingObserver } from '../messaging-observer.js';
import { NodeMetrics } from './node-metrics.js';

type ByFamily = Counter<'family'>;

/** The messaging's figures, by family of events and nothing narrower. */
@Injectable()
export class MessagingMetrics implements MessagingObserver {
  private readonly counters: Readonly<Record<'published' | 'consumed' | 'quarantined' | 'duplicates' | 'parked' | 'repaired', ByFamily>>;
  private readonly delay: Histogram<'family'>;
  private readonly backlog: Gauge;
  private readonly lag: Gauge<'family'>;

  constructor(metrics: NodeMetrics) {
    const registers = [metrics.registry];
    const counter = (name: string, help: string): ByFamily => new Counter({ name, help, labelNames: ['family'], registers });
    this.counters = {
      published: counter('filiera_events_published_total', 'Events that the hub acknowledged'),
      consumed: counter('filiera_events_consumed_total', 'Events handled and committed'),
      quarantined: counter('filiera_events_quarantined_total', 'Events set aside with their reason'),
      duplicates: counter('filiera_events_duplicate_total', 'Events that had already been handled'),
      parked: counter('filiera_events_parked_total', 'Events that could not be published'),
      repaired: counter('filiera_events_repaired_total', 'Events published again because the hub had lost them'),
    };
    this.delay = new Histogram({
      name: 'filiera_event_delay_seconds',
      help: 'From the moment of an event to its commit here',
      labelNames: ['family'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30, 300, 3_600],
      registers,
    });
    this.backlog = new Gauge({ name: 'filiera_outbox_waiting', help: 'Events that wait to be published', registers });
    this.lag = new Gauge({ name: 'filiera_consumer_waiting', help: 'Events on the hub that wait to be read', labelNames: ['family'], registers });
  }

  published(family: Family, count: number): void {
    this.counters.published.inc({ family }, count);
  }

  consumed(family: Family, count: number, delaySeconds?: number): void {
    this.counters.consumed.inc({ family }, count);
    if (delaySeconds !== undefined) this.delay.observe({ family }, Math.max(0, delaySeconds));
  }

  quarantined(family: Family | 'unknown', count: number): void {
    this.counters.quarantined.inc({ family }, count);
  }

  duplicates(family: Family, count: number): void {
    this.counters.duplicates.inc({ family }, count);
  }

  parked(family: Family, count: number): void {
    this.counters.parked.inc({ family }, count);
  }

  repaired(family: Family, count: number): void {
    this.counters.repaired.inc({ family }, count);
  }

  relayBacklog(rows: number): void {
    this.backlog.set(rows);
  }

  consumerLag(family: Family, messages: number): void {
    this.lag.set({ family }, messages);
  }
}
