import { Module } from '@nestjs/common';
import { ChainWatch } from './chains/chain-watch.js';
import { HubErasures } from './erasures/hub-erasures.js';
import { OnErasureRequested } from './erasures/on-erasure-requested.js';
import { HubKeeper } from './hub/hub-keeper.js';
import { KnownMembers } from './members/known-members.js';
import { OnMemberChanged } from './members/on-member-changed.js';
import { HubMetrics } from './metrics/hub-metrics.js';
import { NoPublicInterface } from './no-public-interface.js';
import { Quotas } from './quotas/quotas.js';

/** The steward: keeps the hub as the agreement and the registry say. */
@Module({
  controllers: [OnMemberChanged, OnErasureRequested],
  providers: [ChainWatch, HubErasures, HubKeeper, HubMetrics, KnownMembers, NoPublicInterface, Quotas],
})
export class StewardModule {}
