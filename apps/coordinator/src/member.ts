import {
  networkAgreementPublishedV1, networkErasureConfirmedV1, networkErasureRequestedV1, networkMemberJoinedV1, networkMemberLeftV1, networkMemberResumedV1,
  networkMemberSuspendedV1,
} from '@filiera/contracts';
import type { MemberManifest } from '@filiera/member-kit';
import { CoordinatorModule, sharedWithMembers } from './coordinator.module.js';
import { CreateRegistry1763900900000 } from './create-registry.migration.js';
import { ErasureAnsweredEntity, ErasureAskedEntity } from './erasures/erasure.entities.js';
import { LearnHolders1764511800061 } from './erasures/learn-holders.migration.js';
import { NameAnsweredRequests1764508200020 } from './erasures/name-answered-requests.migration.js';
import { FlowEntity } from './flows/flow.entity.js';
import { IndexNewestFlows1764400500030 } from './flows/index-newest.migration.js';
import { PublishedAgreementEntity } from './founding/published-agreement.entity.js';
import { InvitationEntity } from './invitations/invitation.entity.js';
import { VoidInvitations1764508200010 } from './invitations/void-invitations.migration.js';
import { AddConsumerLags1763900900003 } from './lags/add-consumer-lags.migration.js';
import { ConsumerLagEntity } from './lags/consumer-lag.entity.js';
import { AddMemberClocks1763900900002 } from './member-clocks/add-member-clocks.migration.js';
import { MemberClockEntity } from './member-clocks/member-clock.entity.js';
import { RegisteredMemberEntity } from './members/registered-member.entity.js';
import { AddDueTimes1763900900001 } from './standards/add-due-times.migration.js';
import { AddMissedTerms1763900900004 } from './standards/add-missed-terms.migration.js';
import { AddTimesTaken1764400300010 } from './standards/add-times-taken.migration.js';
import { CountTimesTaken1764400500020 } from './standards/count-times-taken.migration.js';
import { IndexKeptClocks1764460800020 } from './standards/index-kept-clocks.migration.js';
import { NameParties1764511800062 } from './standards/name-parties.migration.js';
import { NamePersons1764600000050 } from './standards/name-persons.migration.js';
import { StandardClockEntity } from './standards/standard-clock.entity.js';
import { TakeNoTimeBack1764600000060 } from './standards/take-no-time-back.migration.js';

/** What the coordinator is made of: it writes the registry's events and those of missed terms, and reads payloads of no one but the network's own. */
export const coordinator: MemberManifest = {
  kind: 'coordinator',
  publishes: [networkMemberJoinedV1, networkMemberSuspendedV1, networkMemberResumedV1, networkMemberLeftV1, networkAgreementPublishedV1, ...sharedWithMembers.publishes],
  consumes: [networkErasureRequestedV1, networkErasureConfirmedV1, ...sharedWithMembers.consumes],
  agreement: '^1.3.0',
  imports: [CoordinatorModule],
  entities: [
    RegisteredMemberEntity, InvitationEntity, PublishedAgreementEntity, FlowEntity, StandardClockEntity, ErasureAskedEntity, ErasureAnsweredEntity, MemberClockEntity,
    ConsumerLagEntity, ...sharedWithMembers.entities,
  ],
  migrations: [
    CreateRegistry1763900900000, AddDueTimes1763900900001, AddMemberClocks1763900900002, AddConsumerLags1763900900003, AddMissedTerms1763900900004,
    AddTimesTaken1764400300010, CountTimesTaken1764400500020, IndexNewestFlows1764400500030, IndexKeptClocks1764460800020, VoidInvitations1764508200010, NameAnsweredRequests1764508200020, LearnHolders1764511800061, NameParties1764511800062, NamePersons1764600000050,
    TakeNoTimeBack1764600000060,
    ...sharedWithMembers.migrations,
  ],
};
