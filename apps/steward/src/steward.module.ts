import { Module } from '@nestjs/common';
import { ChainWatch } from './chains/chain-watch.js';
import { ForgetClosedGaps } from './chains/forget-closed-gaps.js';
import { HubErasures } from './erasures/hub-erasures.js';
import { EnterInLedger } from './erasures/enter-in-ledger.js';
import { HubKeeper } from './hub/hub-keeper.js';
import { KnownMembers } from './members/known-members.js';
import { HubFollowsRegistry } from './members/hub-follows-registry.js';
import { HubMetrics } from './metrics/hub-metrics.js';
import { NoPublicInterface } from './no-public-interface.js';
import { Quotas } from './quotas/quotas.js';

/** The steward: keeps the hub as the agreement and the registry say. */
@Module({
  controllers: [HubFollowsRegistry, EnterInLedger],
  providers: [ChainWatch, ForgetClosedGaps, HubErasures, HubKeeper, HubMetrics, KnownMembers, NoPublicInterface, Quotas],
})
export class StewardModule {}
