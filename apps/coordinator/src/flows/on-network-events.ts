import { type NetworkErasureConfirmedV1, networkErasureConfirmedV1, type NetworkErasureRequestedV1, networkErasureRequestedV1 } from '@filiera/contracts';
import { ConsumesBatch, type Delivery, type ReceivedEvent } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { countFlow } from './count-flow.js';

/** Counts the one family that the coordinator reads with its payloads. What it publishes there itself is counted from its own log. */
@Controller()
export class OnNetworkEvents {
  @ConsumesBatch(networkErasureRequestedV1)
  async asked(events: ReceivedEvent<NetworkErasureRequestedV1>[], { tx }: Delivery): Promise<void> {
    await countFlow(events.map(withBytes), tx);
  }

  @ConsumesBatch(networkErasureConfirmedV1)
  async answered(events: ReceivedEvent<NetworkErasureConfirmedV1>[], { tx }: Delivery): Promise<void> {
    await countFlow(events.map(withBytes), tx);
  }
}

function withBytes<T extends object>(event: ReceivedEvent<T>): ReceivedEvent<T> & { bytes: number } {
  return { ...event, bytes: Buffer.byteLength(JSON.stringify(event.data)) };
}
