import { Inject, Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HealthRegistry, type PartHealth } from '../health/health-contributor.js';
import { Consumers } from '../jetstream/consumers.js';
import { HubConnection } from '../jetstream/hub-connection.js';
import { IS_IN_DOUBT } from '../own-past/doubt.js';
import { Quarantine } from '../quarantine/quarantine.js';
import { Relay } from '../relay/relay.js';
import { EventSigner } from '../signatures/event-signer.js';
import { Clock } from '../time/clock.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging-options.js';

/** Events that may wait before someone should look. */
const LONG_QUEUE = 10_000;

/**
 * Tells how hub, relay and consumers are. None is required: a node serves its people without the hub, and catches up. One that was restored
 * from a backup is an exception: before it has heard what it told the network, it can take nothing new. One whose signing key has ended is the other:
 * what it takes reaches nobody, and only a restart helps.
 */
@Injectable()
export class MessagingHealth implements OnModuleInit {
  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly hub: HubConnection,
    private readonly relay: Relay,
    private readonly consumers: Consumers,
    private readonly quarantine: Quarantine,
    private readonly dataSource: DataSource,
    private readonly signer: EventSigner,
    private readonly clock: Clock,
    @Optional() private readonly registry?: HealthRegistry,
  ) {}

  onModuleInit(): void {
    this.registry?.add({ name: 'hub', required: false, health: () => this.hubHealth() });
    this.registry?.add({ name: 'own-past', required: true, health: () => this.pastHealth() });
    this.registry?.add({ name: 'signing-key', required: true, health: () => this.keyHealth() });
    this.registry?.add({ name: 'relay', required: false, health: () => this.relayHealth() });
    this.registry?.add({ name: 'consumers', required: false, health: () => this.consumersHealth() });
    this.registry?.add({ name: 'quarantine', required: false, health: () => this.quarantineHealth() });
  }

  private hubHealth(): PartHealth {
    if (!this.options.hub) {
      return { up: true, text: { it: 'il nodo non è ancora entrato nella rete: "filiera node join"', en: 'the node has not joined the network yet: "filiera node join"' } };
    }
    if (this.hub.isUp) return { up: true };
    return { up: false, text: { it: 'il nodo centrale non si raggiunge: gli eventi aspettano qui; verificare la rete e hub.servers', en: 'the hub cannot be reached: events wait here; check the network and hub.servers' } };
  }

  private async pastHealth(): Promise<PartHealth> {
    const [row] = await this.dataSource.query<{ doubt: boolean }[]>(IS_IN_DOUBT);
    if (!row!.doubt) return { up: true };
    return { up: false, text: { it: 'ripristinato da una copia: il nodo rilegge dall\'hub ciò che aveva comunicato', en: 'restored from a backup: the node reads back from the hub what it had told' } };
  }

  private async keyHealth(): Promise<PartHealth> {
    const end = await this.signer.endOfKey();
    if (!end) return { up: true };
    const details = { key: this.signer.keyId, endsAt: end.toISOString() };
    if (this.clock.now() < end) {
      return { up: true, details, text: { it: 'la chiave di firma in uso sta per scadere: riavviare il nodo perché usi la nuova', en: 'the signing key in use is about to end: restart the node so that it uses the new one' } };
    }
    return {
      up: false,
      details,
      text: {
        it: 'la chiave di firma in uso è scaduta e ciò che il nodo comunica aspetta: riavviare il nodo, che usa poi la nuova; se resta, la sua cartella è di prima del rinnovo: "filiera node check"',
        en: 'the signing key in use has ended and what the node tells waits: restart the node, which then uses the new one; if it stays, its folder is from before the rotation: "filiera node check"',
      },
    };
  }

  private relayHealth(): PartHealth {
    const { active, backlog, held } = this.relay.state();
    const reasons = Object.entries(held).map(([key, reason]) => `${key}: ${reason}`);
    const details = { active, waiting: backlog, held: reasons.join('; ') || null };
    if (reasons.length === 0 && backlog < LONG_QUEUE) return { up: true, details };
    return { up: false, details, text: { it: 'eventi aspettano di essere pubblicati', en: 'events wait to be published' } };
  }

  private consumersHealth(): PartHealth {
    const states = this.consumers.states();
    const details = Object.fromEntries(states.map(({ stream, following, waiting }) => [stream, following ? waiting : 'not followed']));
    const behind = states.filter(({ following }) => !following);
    if (behind.length === 0 || !this.options.hub) return { up: true, details };
    return { up: false, details, text: { it: `flussi non seguiti: ${behind.map(({ stream }) => stream).join(', ')}`, en: `streams not followed: ${behind.map(({ stream }) => stream).join(', ')}` } };
  }

  private async quarantineHealth(): Promise<PartHealth> {
    const open = await this.quarantine.open();
    if (open === 0) return { up: true, details: { open } };
    return { up: false, details: { open }, text: { it: `${open} eventi in quarantena: GET /quarantine`, en: `${open} events in quarantine: GET /quarantine` } };
  }
}
