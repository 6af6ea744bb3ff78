import type { EventContract, Family } from '@filiera/contracts';
import { applyDecorators, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { CauseIsKept } from '../jetstream/cause-is-kept.js';
import { JETSTREAM } from '../jetstream/transport-id.js';
import type { Delivery, ReceivedEvent, ReceivedHeader } from './received-event.js';

/** How a handler takes its events: one call for each event, one for each batch, or the headers alone. */
export type HandlerForm = 'each' | 'batch' | 'headers';

/** What a decorator leaves on a handler method, read by the handler index and by the strategy. */
export interface HandlerDeclaration {
  readonly form: HandlerForm;
  /** Event types this method takes; empty for header handlers. */
  readonly types: readonly string[];
  /** Families of a header handler; empty otherwise. */
  readonly families: readonly Family[];
  readonly owner: Function;
  readonly method: string;
}

type Handler<P> = (events: P, delivery: Delivery) => Promise<void>;
type HandlerDecorator<P> = <M extends Handler<P>>(target: object, key: string, descriptor: TypedPropertyDescriptor<M>) => void;

export const HANDLERS = 'filiera:handlers';

/**
 * Calls the method once for each event of this contract, in the publisher's order, inside the inbox transaction.
 * The method may run twice and late: keep the newest version. A method that expects another payload does not compile.
 */
export function Consumes<T extends object>(contract: EventContract<T>): HandlerDecorator<ReceivedEvent<T>> {
  return declare('each', [contract.type], []);
}

/** As {@link Consumes}, with all events of this contract that arrived together: for projections written in bulk. */
export function ConsumesBatch<T extends object>(contract: EventContract<T>): HandlerDecorator<ReceivedEvent<T>[]> {
  return declare('batch', [contract.type], []);
}

/** Headers of the families that this member follows without payloads, in batches, each header once. */
export function ConsumesHeaders(...families: Family[]): HandlerDecorator<ReceivedHeader[]> {
  return declare('headers', [], families);
}

/** The declarations of a class, its parents' first. */
export function handlersOf(owner: Function): readonly HandlerDeclaration[] {
  return (Reflect.getMetadata(HANDLERS, owner) as HandlerDeclaration[] | undefined) ?? [];
}

function declare<P>(form: HandlerForm, types: string[], families: Family[]): HandlerDecorator<P> {
  return (target, key, descriptor) => {
    const declaration: HandlerDeclaration = { form, types, families, owner: target.constructor, method: key };
    Reflect.defineMetadata(HANDLERS, [...handlersOf(target.constructor), declaration], target.constructor);
    Payload()(target, key, 0);
    Ctx()(target, key, 1);
    // One pattern for each method, not for each type: Nest would run handlers of one pattern at the same time, and they share a transaction.
    const pattern = { form, on: [...types, ...families].join(','), by: `${target.constructor.name}.${key}` };
    applyDecorators(EventPattern(pattern, JETSTREAM, { declaration }), UseFilters(new CauseIsKept()))(target, key, descriptor);
  };
}
