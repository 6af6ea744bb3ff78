import { Relay } from '@filiera/member-kit';
import { Injectable, type Provider } from '@nestjs/common';

/** Stands where the relay keeps its repair, and finds nothing to be done, ever. */
const NOTHING_IS_EVER_DUE = { isBlocking: false, isDue: (): boolean => false, due: (): void => undefined, reconnected: (): void => undefined };

/** A relay that takes the hub's word for good: what was acknowledged once is never looked for again. */
@Injectable()
class TrustingRelay extends Relay {
  override onApplicationBootstrap(): void {
    // Private to the relay, because nothing in the product may do this. Should it be renamed there, the spec of these teeth fails.
    Object.assign(this, { repair: NOTHING_IS_EVER_DUE });
    super.onApplicationBootstrap();
  }
}

export const WITHOUT_RECONCILIATION: Provider = { provide: Relay, useClass: TrustingRelay };
