import { AGREEMENT } from '@filiera/contracts';
import { ConsumesHeaders, type Delivery, type ReceivedHeader } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { watchMemberClocks } from '../member-clocks/watch-member-clocks.js';
import { runClocks } from '../standards/run-clocks.js';
import { countFlow } from './count-flow.js';

/** Families that the agreement lets the coordinator watch without reading: one that is added is counted by itself. */
const WATCHED = AGREEMENT.monitors.filter(({ kind }) => kind === 'coordinator').flatMap(({ families }) => families);

/** Counts what flows, runs the clocks of the service standards, and looks whose own clock is off, from headers alone. */
@Controller()
export class OnHeaders {
  @ConsumesHeaders(...WATCHED)
  async seen(headers: ReceivedHeader[], { tx }: Delivery): Promise<void> {
    await countFlow(headers, tx);
    await runClocks(headers, tx);
    await watchMemberClocks(headers, tx);
  }
}
