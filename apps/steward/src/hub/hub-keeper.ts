import { setTimeout as pause } from 'node:timers/promises';
import { AGREEMENT } from '@filiera/contracts';
import { Clock, type HealthContributor, HealthRegistry, NodeHome, NodeSettings, type PartHealth } from '@filiera/member-kit';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { resolve } from 'node:path';
import { refuseUnfinishedRestore, UnfinishedRestore } from '../backups/unfinished-restore.js';
import { ChainWatch } from '../chains/chain-watch.js';
import { HubErasures } from '../erasures/hub-erasures.js';
import { KnownMembers } from '../members/known-members.js';
import { type DailyLimits, dailyLimitsOf } from '../quotas/daily-limits.js';
import { Quotas } from '../quotas/quotas.js';
import { ensureConsumers } from './ensure-consumers.js';
import { ensureStreams } from './ensure-streams.js';
import { readFounding } from './found-hub.js';
import { HubConnection } from './hub-connection.js';
import { readHubKeys } from './hub-keys.js';
import { type HubOwnSettings, readHubSettings } from './hub-settings.js';
import { type HubMember, keepAccounts } from './keep-accounts.js';
import { HubRefused, pastRefusals } from './past-refusals.js';

/** The hub is looked over this often even when nothing asked for it; a new day gives back used-up quotas. */
const LOOK_OVER_MS = 60_000;
const RETRY_MS = [250, 1_000, 5_000, 15_000];

/**
 * Makes the hub what the agreement and the registry say, again and again: at start, when the registry changes, and once a minute.
 * Every step is idempotent, so that whatever was interrupted is finished by the next run.
 */
@Injectable()
export class HubKeeper implements HealthContributor, OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly name = 'hub-keeping';
  readonly required = false;
  private readonly logger = new Logger(HubKeeper.name);
  private readonly home: NodeHome;
  private readonly settings: HubOwnSettings;
  private readonly limits: DailyLimits;
  private readonly stopping = new AbortController();
  private connection: HubConnection | undefined;
  private wanted = true;
  private asItShouldBe = false;
  /** Why it is not, when that is known. */
  private trouble: unknown;
  /** Members that are over their quota, as the hub has them now. */
  private over: ReadonlySet<string> = new Set();
  private alarm = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly node: NodeSettings,
    private readonly clock: Clock,
    private readonly members: KnownMembers,
    private readonly chains: ChainWatch,
    private readonly erasures: HubErasures,
    private readonly quotas: Quotas,
    health: HealthRegistry,
  ) {
    health.add(this);
    this.home = new NodeHome(node.home);
    this.settings = readHubSettings(this.home);
    this.limits = dailyLimitsOf(this.settings);
  }

  onApplicationBootstrap(): void {
    this.running = this.keepOn();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.alarm.abort();
    await this.running;
  }

  /** Has the hub looked over soon; called after every change of the registry, the erasures or the quotas. */
  wake(): void {
    this.wanted = true;
    this.alarm.abort();
  }

  health(): PartHealth {
    if (this.asItShouldBe && this.connection?.up) {
      return { up: true };
    }
    return { up: false, text: whatToDo(this.trouble) };
  }

  /** Called after each batch of headers: the hub is looked over when someone has gone over its quota. */
  private async lookAtQuotas(): Promise<void> {
    const over = await this.quotas.over(this.limits, this.clock.now());
    if ([...over].some((id) => !this.over.has(id))) {
      this.wake();
    }
  }

  private async keepOn(): Promise<void> {
    for (let failures = 0; !this.stopping.signal.aborted;) {
      try {
        await this.lookOver();
        failures = 0;
      } catch (error) {
        this.logger.warn(`the hub is not yet as it should be: ${(error as Error).message}`);
        this.wanted = true;
        this.asItShouldBe = false;
        this.trouble = error;
        await pause(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)], undefined, { signal: this.stopping.signal }).catch(() => undefined);
        failures += 1;
      }
    }
    await this.chains.stop();
    await this.connection?.close();
  }

  private async lookOver(): Promise<void> {
    const connection = await this.connect();
    refuseUnfinishedRestore(this.home);
    try {
      while (this.wanted) {
        this.wanted = false;
        await this.makeRight(connection);
      }
    } finally {
      // Who floods is watched, and what comes late is erased, also while something else is not right.
      this.chains.follow(connection, () => this.lookAtQuotas());
    }
    this.asItShouldBe = true;
    this.alarm = new AbortController();
    if (!this.wanted) {
      await pause(LOOK_OVER_MS, undefined, { signal: AbortSignal.any([this.alarm.signal, this.stopping.signal]) }).catch(() => undefined);
      this.wanted = true;
    }
  }

  private async makeRight(connection: HubConnection): Promise<void> {
    const keys = readHubKeys(this.home);
    this.over = await this.quotas.over(this.limits, this.clock.now());
    const members = (await this.members.all(readFounding(this.home))).map((member): HubMember => ({ ...member, mayNotPublish: this.over.has(member.id) }));
    const present = members.filter(({ status }) => status !== 'left');
    // Who may no longer come in, or publish, is shut out first; who comes in finds everything ready.
    await pastRefusals([
      ['accounts shut out', () => this.keep(connection, keys, members.filter(({ status, mayNotPublish }) => status !== 'active' || mayNotPublish))],
      ['streams', () => this.keepStreams(connection)],
      ['consumers', () => this.keepConsumers(connection, present)],
      ['accounts let in', () => this.keep(connection, keys, members.filter(({ status }) => status === 'active'))],
      ['erasures', () => this.erasures.carryOut(connection)],
    ]);
  }

  private async keepStreams({ manager, clustered }: HubConnection): Promise<void> {
    const { replicas } = this.settings;
    // nats-server refuses to make such a stream, but takes the change of one that it has, and does not find it any more once it is started again.
    if (replicas > 1 && !clustered) throw new HubRefused([`streams: replicas: ${replicas} (hub/hub.yml) wants a cluster of servers, and this server stands alone`]);
    const changed = await ensureStreams(manager, AGREEMENT, this.settings);
    if (changed.length > 0) this.logger.log(`streams made or changed: ${changed.join(', ')}`);
  }

  private async keepConsumers({ manager }: HubConnection, members: readonly HubMember[]): Promise<void> {
    const { added, updated, removed } = await ensureConsumers(manager, AGREEMENT, members);
    if (added + updated + removed > 0) this.logger.log(`consumers: ${added} added, ${updated} changed, ${removed} removed`);
  }

  private async keep(connection: HubConnection, keys: ReturnType<typeof readHubKeys>, members: readonly HubMember[]): Promise<void> {
    for (const id of await keepAccounts(connection, keys, AGREEMENT, members, this.clock.now())) {
      this.logger.log(`account of ${id} put in force`);
    }
  }

  private async connect(): Promise<HubConnection> {
    if (this.connection?.up) {
      return this.connection;
    }
    const { hub } = this.node;
    if (!hub) {
      throw new Error('node.yml has no section "hub": found a hub with "steward init"');
    }
    await this.chains.stop();
    await this.connection?.close();
    this.connection = await HubConnection.open(readHubKeys(this.home), {
      servers: hub.servers,
      ...(hub.ca ? { ca: resolve(this.node.home, hub.ca) } : {}),
    });
    this.connection.onReturn(() => this.wake());
    return this.connection;
  }
}

function whatToDo(trouble: unknown): NonNullable<PartHealth['text']> {
  if (trouble instanceof UnfinishedRestore) return trouble.text;
  if (trouble instanceof HubRefused) {
    return { it: `l'hub rifiuta una parte di ciò che deve essere, il resto è fatto: ${trouble.message}`, en: `the hub refuses a part of what it has to be, the rest is done: ${trouble.message}` };
  }
  return { it: 'l\'hub non è ancora come vuole l\'accordo: verificare che nats-server sia raggiungibile (registro dello steward)', en: 'the hub is not yet as the agreement says: check that nats-server can be reached (the steward\'s log)' };
}
