import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { RESTORES_OWN_STATE, type OwnStateRestorer, type RestorerDeclaration } from './restores-own-state.js';

/** One `@RestoresOwnState()` provider and what it said of itself. */
export interface FoundRestorer extends RestorerDeclaration {
  readonly restorer: OwnStateRestorer;
}

/** Every `@RestoresOwnState()` of the program, by event type. */
@Injectable()
export class OwnStateRestorers {
  private found: Map<string, FoundRestorer> | null = null;

  constructor(private readonly discovery: DiscoveryService) {}

  forType(type: string): FoundRestorer | undefined {
    return (this.found ??= this.discover()).get(type);
  }

  private discover(): Map<string, FoundRestorer> {
    const found = new Map<string, FoundRestorer>();
    for (const { metatype, instance } of this.discovery.getProviders()) {
      if (typeof metatype !== 'function' || !instance) continue;
      const declaration = Reflect.getMetadata(RESTORES_OWN_STATE, metatype) as RestorerDeclaration | undefined;
      for (const type of declaration?.types ?? []) found.set(type, { ...declaration!, restorer: instance as OwnStateRestorer });
    }
    return found;
  }
}
