import { AGREEMENT, headersOnly, streamOf, streamsReadBy } from '@filiera/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { EventCheck } from '../inbox/check-events.js';
import { handledUpTo } from '../inbox/progress.js';
import { readEvent } from '../inbox/read-event.js';
import { HubConnection } from '../jetstream/hub-connection.js';
import { HandlerIndex } from '../messaging/handler-index.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging/messaging-options.js';
import type { ReceivedEvent } from '../messaging/received-event.js';
import { ReplayedStream } from '../projections/replayed-events.js';

const REGISTRY = 'member';
const STREAM = streamOf('network');

/**
 * Brings the registry of a restored node up to today before it compares what it told: its keys may have changed since, those that its latest events are
 * signed with as the one in the backup, which may have ended. The follower cannot bring them. It goes by order, and first may come somebody's wish to
 * erase, which is to be confirmed; and in doubt nothing is told.
 */
@Injectable()
export class RegistryAhead {
  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly units: UnitOfWork,
    private readonly hub: HubConnection,
    private readonly checks: EventCheck,
    private readonly handlers: HandlerIndex,
  ) {}

  /** The follower comes by the same events later, and finds their versions there. @throws NoEcho, HubUnreachable */
  async read(): Promise<void> {
    const { self } = this.options;
    if (!streamsReadBy(AGREEMENT, self).includes(STREAM) || headersOnly(AGREEMENT, self, STREAM)) return;
    const replay = new ReplayedStream(this.hub, STREAM, self.id, this.units);
    replay.rewind(await this.units.run((tx) => handledUpTo(tx, STREAM)) + 1);
    for await (const page of replay.upTo(Number.MAX_SAFE_INTEGER)) {
      for (const message of page) {
        const reading = readEvent(message, self.id);
        if (reading.kind !== 'event' || !this.isOfRegistry(reading.event.subject.type)) continue;
        // One by one: the key of the next may come with it.
        const [checked] = await this.checks.check([reading.event]);
        if (checked && 'event' in checked) await this.enter(checked.event);
      }
    }
  }

  private isOfRegistry(type: string): boolean {
    return this.handlers.forType(type).some(({ tables }) => tables.includes(REGISTRY));
  }

  private async enter(event: ReceivedEvent): Promise<void> {
    await this.units.run(async (tx) => {
      for (const handler of this.handlers.forType(event.type).filter(({ tables }) => tables.includes(REGISTRY))) {
        await this.handlers.call(handler, [event], { tx, rebuild: false, own: false });
      }
    });
  }
}
