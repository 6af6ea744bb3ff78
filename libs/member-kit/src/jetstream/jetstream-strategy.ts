import { Injectable } from '@nestjs/common';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { HandlerDeclaration } from '../messaging/consumes.js';
import { HandlerIndex } from '../messaging/handler-index.js';
import { Consumers } from './consumers.js';
import { HubConnection } from './hub-connection.js';
import { JETSTREAM } from './transport-id.js';

/**
 * Nest's way in for events: `app.connectMicroservice({ strategy: app.get(JetStreamStrategy) })`. Nest's own NATS transport is core NATS,
 * where nothing is acknowledged; here a handler's batch is acknowledged after its transaction has committed. Events leave by the outbox only.
 */
@Injectable()
export class JetStreamStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = JETSTREAM;
  /** The inbox wants a handler's failure itself. */
  override readonly propagatesEventHandlerErrors = true;

  constructor(private readonly consumers: Consumers, private readonly handlers: HandlerIndex, private readonly hub: HubConnection) {
    super();
  }

  listen(callback: (...args: unknown[]) => void): void {
    this.handlers.all();
    for (const handler of this.messageHandlers.values()) {
      const declaration = (handler.extras as { declaration?: HandlerDeclaration } | undefined)?.declaration;
      if (declaration) this.handlers.throughNest(declaration, (events, delivery) => called(handler, events, delivery));
    }
    this.consumers.start();
    callback();
  }

  close(): Promise<void> {
    return this.consumers.stop();
  }

  /** Events of the transport itself: there are none. */
  override on(): void {
    throw new Error('this transport has no events of its own');
  }

  /** The connection beneath. @throws HubUnreachable */
  override unwrap<T>(): T {
    return this.hub.nats as T;
  }
}

async function called(handler: MessageHandler, events: unknown, delivery: unknown): Promise<unknown> {
  const result: unknown = await handler(events, delivery);
  return isObservable(result) ? lastValueFrom(result, { defaultValue: undefined }) : result;
}
