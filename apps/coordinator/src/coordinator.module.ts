import { Module } from '@nestjs/common';
import { ErasuresController } from './erasures/erasures.controller.js';
import { OnErasure } from './erasures/on-erasure.js';
import { FlowsController } from './flows/flows.controller.js';
import { OnHeaders } from './flows/on-headers.js';
import { FoundNetwork } from './founding/found-network.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { MakeInvitation } from './invitations/make-invitation.js';
import { MembersController } from './members/members.controller.js';
import { Registry } from './members/registry.js';
import { RegisterMember } from './registrations/register-member.js';
import { RegistrationsController } from './registrations/registrations.controller.js';
import { RenewKeys } from './registrations/renew-keys.js';
import { StandardsController } from './standards/standards.controller.js';

/** The coordinator: keeps the registry, and watches the network without reading it. */
@Module({
  controllers: [ErasuresController, FlowsController, InvitationsController, MembersController, OnErasure, OnHeaders, RegistrationsController, StandardsController],
  providers: [FoundNetwork, MakeInvitation, RegisterMember, Registry, RenewKeys],
})
export class CoordinatorModule {}
