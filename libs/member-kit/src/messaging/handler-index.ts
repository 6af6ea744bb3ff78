import type { Family } from '@filiera/contracts';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { tablesOf } from '../projections/projects.js';
import { handlersOf, type HandlerDeclaration } from './consumes.js';
import type { Delivery, ReceivedEvent, ReceivedHeader } from './received-event.js';

type Invoke = (events: ReceivedEvent | ReceivedEvent[] | ReceivedHeader[], delivery: Delivery) => Promise<unknown>;

/** One handler method, ready to be called. */
export interface EventHandler {
  readonly declaration: HandlerDeclaration;
  /** The projection that it writes; empty for a handler with effects, which own events and rebuilds never reach. */
  readonly tables: readonly string[];
}

/** The handlers of one projection: they are rebuilt together. */
export interface ProjectionGroup {
  /** Name of the class that projects. */
  readonly name: string;
  readonly tables: readonly string[];
  readonly handlers: readonly EventHandler[];
}

/** Every `@Consumes` method of the program, found once, by event type and by family. */
@Injectable()
export class HandlerIndex {
  private handlers: EventHandler[] | null = null;
  private readonly invokes = new Map<HandlerDeclaration, Invoke>();
  private readonly byType = new Map<string, readonly EventHandler[]>();

  constructor(private readonly discovery: DiscoveryService) {}

  all(): readonly EventHandler[] {
    return (this.handlers ??= this.discover());
  }

  /** Handlers of an event type, in the order of their declaration. */
  forType(type: string): readonly EventHandler[] {
    const known = this.byType.get(type);
    if (known) return known;
    const found = this.all().filter(({ declaration }) => declaration.types.includes(type));
    this.byType.set(type, found);
    return found;
  }

  /** Handlers that take a family's headers. */
  forHeaders(family: Family): readonly EventHandler[] {
    return this.all().filter(({ declaration }) => declaration.families.includes(family));
  }

  projections(): readonly ProjectionGroup[] {
    const owners = [...new Set(this.all().filter(({ tables }) => tables.length > 0).map(({ declaration }) => declaration.owner))];
    return owners.map((owner) => ({
      name: owner.name,
      tables: tablesOf(owner),
      handlers: this.all().filter(({ declaration }) => declaration.owner === owner),
    }));
  }

  /** Lets Nest call the handler, so that the program's interceptors and pipes see it too. */
  throughNest(declaration: HandlerDeclaration, invoke: Invoke): void {
    this.invokes.set(declaration, invoke);
  }

  /** Calls a handler with events of its type: one by one or all at once, as it declared. */
  async call({ declaration }: EventHandler, events: readonly ReceivedEvent[] | readonly ReceivedHeader[], delivery: Delivery): Promise<void> {
    const invoke = this.invokes.get(declaration);
    if (!invoke) throw new Error(`no instance of ${declaration.owner.name} to handle events`);
    if (declaration.form !== 'each') await invoke(events as ReceivedEvent[] | ReceivedHeader[], delivery);
    else for (const event of events as readonly ReceivedEvent[]) await invoke(event, delivery);
  }

  private discover(): EventHandler[] {
    const found: EventHandler[] = [];
    for (const { instance, metatype } of [...this.discovery.getProviders(), ...this.discovery.getControllers()]) {
      if (typeof metatype !== 'function' || typeof instance !== 'object' || instance === null) continue;
      for (const declaration of handlersOf(instance.constructor)) {
        const method = (instance as Record<string, unknown>)[declaration.method];
        if (typeof method !== 'function' || this.invokes.has(declaration)) continue;
        this.invokes.set(declaration, (events, delivery) => method.call(instance, events, delivery) as Promise<unknown>);
        found.push({ declaration, tables: tablesOf(declaration.owner) });
      }
    }
    return found;
  }
}
