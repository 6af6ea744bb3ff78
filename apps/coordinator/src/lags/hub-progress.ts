import { HubConnection } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

/** How far a consumer on the hub has come. */
export interface Progress {
  /** Messages that it has not delivered yet. */
  readonly pending: number;
  /** Delivered, and not acknowledged yet. */
  readonly unacknowledged: number;
  /** Of these, delivered more than once. */
  readonly redelivered: number;
  readonly lastDeliveredAt: Date | null;
  readonly lastAcknowledgedAt: Date | null;
}

/** What the hub answers of a consumer; its configuration is of no use here. */
interface ConsumerInfo {
  readonly error?: { readonly code: number; readonly description: string };
  readonly num_pending: number;
  readonly num_ack_pending: number;
  readonly num_redelivered: number;
  readonly delivered: { readonly last_active?: string };
  readonly ack_floor: { readonly last_active?: string };
}

const NOT_FOUND = 404;
const TIMEOUT_MS = 5_000;

/** Asks the hub how far consumers have come (clause 8.5): the steward has given this account the right to ask, of any consumer, and to change none. */
@Injectable()
export class HubProgress {
  constructor(private readonly hub: HubConnection) {}

  get reachable(): boolean {
    return this.hub.isUp;
  }

  /**
   * @returns null when the stream has no such consumer
   * @throws HubUnreachable, and what the hub's refusal says
   */
  async of(stream: string, consumer: string): Promise<Progress | null> {
    const answer = await this.hub.nats.request(`${this.hub.apiPrefix}.CONSUMER.INFO.${stream}.${consumer}`, '', { timeout: TIMEOUT_MS });
    const info = answer.json<ConsumerInfo>();
    if (info.error?.code === NOT_FOUND) return null;
    if (info.error) throw new Error(`the hub does not tell how far ${consumer} has come in ${stream}: ${info.error.description}`);
    return {
      pending: info.num_pending, unacknowledged: info.num_ack_pending, redelivered: info.num_redelivered,
      lastDeliveredAt: momentOf(info.delivered.last_active), lastAcknowledgedAt: momentOf(info.ack_floor.last_active),
    };
  }
}

function momentOf(text: string | undefined): Date | null {
  return text ? new Date(text) : null;
}
