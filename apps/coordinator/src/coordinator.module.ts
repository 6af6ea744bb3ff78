import { Module } from '@nestjs/common';
import { ErasuresController } from './erasures/erasures.controller.js';
import { OnErasure } from './erasures/on-erasure.js';
import { FlowsController } from './flows/flows.controller.js';
import { OnHeaders } from './flows/on-headers.js';
import { OnNetworkEvents } from './flows/on-network-events.js';
import { ReadFlows } from './flows/read-flows.js';
import { FoundNetwork } from './founding/found-network.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { MakeInvitation } from './invitations/make-invitation.js';
import { MemberClocks } from './member-clocks/member-clocks.js';
import { MemberClocksController } from './member-clocks/member-clocks.controller.js';
import { MembersController } from './members/members.controller.js';
import { Registry } from './members/registry.js';
import { RestoreMember } from './members/restore-member.js';
import { RegisterMember } from './registrations/register-member.js';
import { RegistrationsController } from './registrations/registrations.controller.js';
import { RenewKeys } from './registrations/renew-keys.js';
import { StandardClocks } from './standards/standard-clocks.js';
import { StandardsController } from './standards/standards.controller.js';

/** The coordinator: keeps the registry, and watches the network without reading it. */
@Module({
  controllers: [ErasuresController, FlowsController, InvitationsController, MemberClocksController, MembersController, OnErasure, OnHeaders, OnNetworkEvents, RegistrationsController, StandardsController],
  providers: [FoundNetwork, MakeInvitation, MemberClocks, ReadFlows, RegisterMember, Registry, RenewKeys, RestoreMember, StandardClocks],
})
export class CoordinatorModule {}
