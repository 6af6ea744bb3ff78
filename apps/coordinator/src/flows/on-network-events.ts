import {
  type CrisisState, type NetworkBreachWithdrawnV1, networkBreachWithdrawnV1, networkCrisisAnnouncedV1, networkCrisisWithdrawnV1, type NetworkErasureConfirmedV1,
  networkErasureConfirmedV1, type NetworkErasureRequestedV1, networkErasureRequestedV1, type NetworkStandardBreachedV1, networkStandardBreachedV1,
} from '@filiera/contracts';
import { ConsumesBatch, type Delivery, NodeSettings, type ReceivedEvent } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { countFlow } from './count-flow.js';

/** Counts the one family that the coordinator reads with its payloads. What it publishes there itself is counted from its own log. */
@Controller()
export class OnNetworkEvents {
  constructor(private readonly settings: NodeSettings) {}

  @ConsumesBatch(networkErasureRequestedV1)
  async asked(events: ReceivedEvent<NetworkErasureRequestedV1>[], { tx }: Delivery): Promise<void> {
    await countFlow(events.map(withBytes), tx);
  }

  @ConsumesBatch(networkCrisisAnnouncedV1)
  async announced(events: ReceivedEvent<CrisisState>[], { tx }: Delivery): Promise<void> {
    await countFlow(events.map(withBytes), tx);
  }

  @ConsumesBatch(networkCrisisWithdrawnV1)
  async withdrawn(events: ReceivedEvent<CrisisState>[], { tx }: Delivery): Promise<void> {
    await countFlow(events.map(withBytes), tx);
  }

  @ConsumesBatch(networkStandardBreachedV1)
  async breached(events: ReceivedEvent<NetworkStandardBreachedV1>[], { tx }: Delivery): Promise<void> {
    await countFlow(events.filter(({ source }) => source !== this.settings.member.id).map(withBytes), tx);
  }

  @ConsumesBatch(networkBreachWithdrawnV1)
  async kept(events: ReceivedEvent<NetworkBreachWithdrawnV1>[], { tx }: Delivery): Promise<void> {
    await countFlow(events.filter(({ source }) => source !== this.settings.member.id).map(withBytes), tx);
  }

  @ConsumesBatch(networkErasureConfirmedV1)
  async answered(events: ReceivedEvent<NetworkErasureConfirmedV1>[], { tx }: Delivery): Promise<void> {
    await countFlow(events.map(withBytes), tx);
  }
}

function withBytes<T extends object>(event: ReceivedEvent<T>): ReceivedEvent<T> & { bytes: number } {
  return { ...event, bytes: Buffer.byteLength(JSON.stringify(event.data)) };
}
