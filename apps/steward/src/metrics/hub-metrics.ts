import { NodeMetrics } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import type { ChainFindings } from '../chains/keep-chains.js';

/** The figures of the hub's keeping, by stream and nothing narrower. */
@Injectable()
export class HubMetrics {
  private readonly headers: Counter<'stream'>;
  private readonly faults: Counter<'stream' | 'kind'>;
  private readonly late: Counter;

  constructor(metrics: NodeMetrics) {
    const registers = [metrics.registry];
    this.headers = new Counter({ name: 'filiera_hub_events_seen_total', help: 'Events whose headers the steward has followed', labelNames: ['stream'], registers });
    this.faults = new Counter({ name: 'filiera_hub_chain_faults_total', help: 'Gaps, forks and events without an envelope found in the chains', labelNames: ['stream', 'kind'], registers });
    this.late = new Counter({ name: 'filiera_hub_erased_late_total', help: 'Events about erased people that arrived afterwards and were erased', registers });
  }

  /** Counts a batch of headers. */
  seen(stream: string, events: number, findings: ChainFindings): void {
    this.headers.inc({ stream }, events);
    this.faults.inc({ stream, kind: 'gap' }, findings.gaps.length);
    this.faults.inc({ stream, kind: 'fork' }, findings.forks.length);
    this.faults.inc({ stream, kind: 'unreadable' }, findings.unreadable);
  }

  erasedLate(events: number): void {
    this.late.inc(events);
  }
}
