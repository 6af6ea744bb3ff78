import type { EventContract, MemberKind } from '@filiera/contracts';
import type { DynamicModule, Type } from '@nestjs/common';
import type { EntitySchema, MigrationInterface } from 'typeorm';
import type { WorkSettings } from '../configuration/work-settings.js';

/** What a kind of member is made of; checked against the agreement when the node starts. */
export interface MemberManifest {
  readonly kind: MemberKind;
  /** Event versions that this program writes. The agreement must name the kind among their publishers. */
  readonly publishes: readonly EventContract[];
  /** Event versions that this program handles. The agreement must name the kind among their readers, and each needs a handler. */
  readonly consumes: readonly EventContract[];
  /** Semantic version range of the agreement that this program understands: `^1.0.0`. */
  readonly agreement: string;
  /** Feature modules; the kit's own come with the runtime. */
  readonly imports: readonly (Type | DynamicModule)[];
  /** TypeORM entities besides the kit's. */
  readonly entities: readonly (Function | EntitySchema)[];
  /** TypeORM migrations besides the kit's; run at start in the order of the timestamps in their names. */
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** Parts of `work` in the node's settings, each with the class that validates it and that the program's modules inject. */
  readonly work?: WorkSettings;
}

/** Injection token of the running program's {@link MemberManifest}. */
export const MEMBER_MANIFEST = Symbol('filiera:member-manifest');
