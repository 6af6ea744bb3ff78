import { Inject, Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HealthRegistry, type PartHealth } from '../health/health-contributor.js';
import { Consumers } from '../jetstream/consumers.js';
import { HubConnection } from '../jetstream/hub-connection.js';
import { IS_IN_DOUBT } from '../own-past/doubt.js';
import { Quarantine } from '../quarantine/quarantine.js';
import { Relay } from '../relay/relay.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging-options.js';

/** Events that may wait before someone should look. */
const LONG_QUEUE = 10_000;

/**
 * Tells how hub, relay and consumers are. None is required: a node serves its people without the hub, and catches up. One that was restored
 * from a backup is the exception: before it has heard what it told the network, it can take nothing new.
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
    @Optional() private readonly registry?: HealthRegistry,
  ) {}

  onModuleInit(): void {
    this.registry?.add({ name: 'hub', required: false, health: () => this.hubHealth() });
    this.registry?.add({ name: 'own-past', required: true, health: () => this.pastHealth() });
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
