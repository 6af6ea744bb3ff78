import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AgreementVersions } from '../agreement/agreement-versions.js';
import { OnAgreementPublished } from '../agreement/on-agreement-published.js';
import { EraseHere } from '../erasure/erase-here.js';
import { Erasures } from '../erasure/erasures.js';
import { PersonErasureController } from '../erasure/erasures.controller.js';
import { NetworkErasures } from '../erasure/network-erasures.js';
import { OnErasureConfirmed } from '../erasure/on-erasure-confirmed.js';
import { OnErasureRequested } from '../erasure/on-erasure-requested.js';
import { EventCheck } from '../inbox/check-events.js';
import { HeaderInbox } from '../inbox/header-inbox.js';
import { Inbox } from '../inbox/inbox.js';
import { Suspects } from '../inbox/suspects.js';
import { CatchUp } from '../jetstream/catch-up.js';
import { Consumers } from '../jetstream/consumers.js';
import { HubConnection } from '../jetstream/hub-connection.js';
import { JetStreamStrategy } from '../jetstream/jetstream-strategy.js';
import { Outbox } from '../outbox/outbox.js';
import { TransactionalOutbox } from '../outbox/transactional-outbox.js';
import { Projections } from '../projections/projections.js';
import { ProjectionsController } from '../projections/projections.controller.js';
import { RebuildProjection } from '../projections/rebuild-projection.js';
import { Quarantine } from '../quarantine/quarantine.js';
import { QuarantineController } from '../quarantine/quarantine.controller.js';
import { MemberRegistry } from '../registry/member-registry.js';
import { OnMemberChanged } from '../registry/on-member-changed.js';
import { RegistryCache } from '../registry/registry-cache.js';
import { RegistryOfMembers } from '../registry/registry-of-members.js';
import { AdoptOwnEvents } from '../own-past/adopt-own-events.js';
import { BringBack } from '../own-past/bring-back.js';
import { ForgottenController } from '../own-past/forgotten.controller.js';
import { ForgottenEntities } from '../own-past/forgotten-entities.js';
import { OwnStateRestorers } from '../own-past/own-state-restorers.js';
import { RegistryAhead } from '../own-past/registry-ahead.js';
import { ParkedController } from '../relay/parked.controller.js';
import { ParkedEvents } from '../relay/parked-events.js';
import { Relay } from '../relay/relay.js';
import { EventSigner } from '../signatures/event-signer.js';
import { JoseSecrets } from '../signatures/jose-secrets.js';
import { Secrets } from '../signatures/secrets.js';
import { SignatureCheck } from '../signatures/signature-check.js';
import { HandlerIndex } from './handler-index.js';
import { MessagingHealth } from './messaging-health.js';
import { Prune } from './prune.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging-options.js';
import { OthersAtWork } from './others-at-work.js';

/**
 * Everything between a node's transactions and the hub. It needs a DataSource, `UnitOfWork`, `Clock` and `IdSource` from global modules;
 * events flow once the strategy is connected: `app.connectMicroservice({ strategy: app.get(JetStreamStrategy) })`.
 */
@Module({})
export class MessagingModule {
  static forMember(options: MessagingOptions): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      imports: [DiscoveryModule],
      controllers: [QuarantineController, PersonErasureController, ProjectionsController, ParkedController, ForgottenController],
      providers: [
        { provide: MESSAGING_OPTIONS, useValue: options },
        HubConnection, HandlerIndex, OthersAtWork, Relay, EventSigner, SignatureCheck, EventCheck, Inbox, HeaderInbox, Suspects, CatchUp, Consumers, JetStreamStrategy,
        RegistryCache, OnMemberChanged, AgreementVersions, OnAgreementPublished, Quarantine, MessagingHealth,
        EraseHere, NetworkErasures, OnErasureRequested, OnErasureConfirmed, RebuildProjection, Projections, Prune, ParkedEvents, AdoptOwnEvents, RegistryAhead, BringBack, OwnStateRestorers, ForgottenEntities,
        { provide: Outbox, useClass: TransactionalOutbox },
        { provide: MemberRegistry, useClass: RegistryOfMembers },
        { provide: Secrets, useClass: JoseSecrets },
        { provide: Erasures, useExisting: NetworkErasures },
      ],
      exports: [Outbox, MemberRegistry, AgreementVersions, Secrets, Erasures, Relay, Consumers, Quarantine, Projections, JetStreamStrategy, HubConnection, HandlerIndex, MESSAGING_OPTIONS],
    };
  }
}
