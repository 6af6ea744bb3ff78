import { readingBreaches, readingCrises, tellingBreaches, withFeatures } from '@filiera/exchange';
import { Module } from '@nestjs/common';
import { ErasuresController } from './erasures/erasures.controller.js';
import { OnErasure } from './erasures/on-erasure.js';
import { FlowsController } from './flows/flows.controller.js';
import { OnHeaders } from './flows/on-headers.js';
import { OnNetworkEvents } from './flows/on-network-events.js';
import { ReadFlows } from './flows/read-flows.js';
import { FoundNetwork } from './founding/found-network.js';
import { RestoreAgreement } from './founding/restore-agreement.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { MakeInvitation } from './invitations/make-invitation.js';
import { HubProgress } from './lags/hub-progress.js';
import { Lags } from './lags/lags.js';
import { LagsController } from './lags/lags.controller.js';
import { MeasureLags } from './lags/measure-lags.js';
import { ReadSoFar } from './lags/read-so-far.js';
import { MemberClocks } from './member-clocks/member-clocks.js';
import { MemberClocksController } from './member-clocks/member-clocks.controller.js';
import { MembersController } from './members/members.controller.js';
import { Registry } from './members/registry.js';
import { RestoreMember } from './members/restore-member.js';
import { RegisterMember } from './registrations/register-member.js';
import { RegistrationsController } from './registrations/registrations.controller.js';
import { RenewKeys } from './registrations/renew-keys.js';
import { DropOldClocks } from './standards/drop-old-clocks.js';
import { EraseClocks } from './standards/erase-clocks.js';
import { StandardClocks } from './standards/standard-clocks.js';
import { StandardsController } from './standards/standards.controller.js';
import { TellMissedTerms } from './standards/tell-missed-terms.js';

/** What it shares with the members: missed terms, of which it tells, and announced crises. */
export const sharedWithMembers = withFeatures(readingBreaches, tellingBreaches, readingCrises);

/** The coordinator: keeps the registry, and watches the network without reading it. */
@Module({
  imports: [...sharedWithMembers.imports],
  controllers: [
    ErasuresController, FlowsController, InvitationsController, LagsController, MemberClocksController, MembersController, OnErasure, OnHeaders, OnNetworkEvents, RegistrationsController,
    StandardsController,
  ],
  providers: [
    DropOldClocks, EraseClocks, FoundNetwork, HubProgress, Lags, MakeInvitation, MeasureLags, MemberClocks, ReadFlows, ReadSoFar, RegisterMember, Registry, RenewKeys, RestoreAgreement, RestoreMember, StandardClocks, TellMissedTerms,
  ],
})
export class CoordinatorModule {}
