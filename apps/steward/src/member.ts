import {
  networkErasureConfirmedV1, networkErasureRequestedV1, networkMemberJoinedV1, networkMemberLeftV1, networkMemberResumedV1, networkMemberSuspendedV1,
} from '@filiera/contracts';
import type { MemberManifest } from '@filiera/member-kit';
import { CountFaults1764600000080 } from './chains/count-faults.migration.js';
import { ChainFaultEntity, ChainHeadEntity } from './chains/chain.entities.js';
import { CreateHub1763900900010 } from './create-hub.migration.js';
import { HubErasureEntity } from './erasures/hub-erasure.entity.js';
import { RememberHolders1764511800060 } from './erasures/remember-holders.migration.js';
import { HubMemberEntity } from './members/hub-member.entity.js';
import { CountByStream1764600000070 } from './quotas/count-by-stream.migration.js';
import { CountRepeated1764520000070 } from './quotas/count-repeated.migration.js';
import { HubUseEntity } from './quotas/hub-use.entity.js';
import { StewardModule } from './steward.module.js';

/** What the steward is made of. It writes one event alone, that it has erased. */
export const steward: MemberManifest = {
  kind: 'steward',
  publishes: [networkErasureConfirmedV1],
  consumes: [networkMemberJoinedV1, networkMemberSuspendedV1, networkMemberResumedV1, networkMemberLeftV1, networkErasureRequestedV1],
  agreement: '^1.0.0',
  imports: [StewardModule],
  entities: [HubMemberEntity, ChainHeadEntity, ChainFaultEntity, HubUseEntity, HubErasureEntity],
  migrations: [CreateHub1763900900010, RememberHolders1764511800060, CountRepeated1764520000070, CountByStream1764600000070, CountFaults1764600000080],
};
