import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { AccessModule } from '../access/access.module.js';
import { AgreementModule } from '../agreement/agreement.module.js';
import type { NodeSettings } from '../configuration/node-settings.js';
import { SettingsModule } from '../configuration/settings.module.js';
import { workSettingsOf } from '../configuration/work-settings.js';
import { DatabaseModule } from '../database/database.module.js';
import { HealthModule } from '../health/health.module.js';
import { RequestValidationPipe } from '../http/request-validation.pipe.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import type { MessagingOptions } from '../messaging/messaging-options.js';
import { MessagingModule } from '../messaging/messaging.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { OpenApiModule } from '../openapi/openapi.module.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { TimeModule } from '../time/time.module.js';
import type { MemberOptions } from './member-options.js';
import { MEMBER_MANIFEST, type MemberManifest } from './member-manifest.js';
import { MUST_STOP, type MustStop } from './must-stop.js';
import { NodeTurn } from './node-turn.js';

/** A whole member: what the kit gives every node, and what its manifest adds. Global and first of all, so that {@link NodeTurn} is waited for before any other part begins. */
@Module({})
export class MemberModule {
  static of(manifest: MemberManifest, settings: NodeSettings, dataSource: DataSource, messaging: MessagingOptions, options: MemberOptions & { readonly mustStop: MustStop }): DynamicModule {
    return {
      module: MemberModule,
      global: true,
      imports: [
        DiscoveryModule,
        SettingsModule.of(settings, workSettingsOf(settings, manifest.work)),
        TimeModule.of(options.clock, options.ids),
        HealthModule,
        DatabaseModule.of(dataSource),
        MetricsModule,
        AccessModule,
        IdempotencyModule,
        OpenApiModule,
        MessagingModule.forMember(messaging),
        AgreementModule,
        ...manifest.imports,
      ],
      providers: [
        { provide: NodeTurn, useFactory: () => new NodeTurn(dataSource, options.standingBy) },
        { provide: MEMBER_MANIFEST, useValue: manifest },
        { provide: MUST_STOP, useValue: options.mustStop },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: RequestValidationPipe },
      ],
      exports: [MEMBER_MANIFEST, MUST_STOP],
    };
  }
}
