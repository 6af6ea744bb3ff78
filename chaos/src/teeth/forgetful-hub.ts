import { consumerNamesOf, vacancyPublishedV1 } from '@filiera/contracts';
import { createNamedKey, type NamedKey } from '@filiera/member-kit';
import { eventually, signedMessage, VacancyNetwork } from '@filiera/testing';
import type { Provider } from '@nestjs/common';
import { together, type Findings } from '../checker/findings.js';
import { judgeState, type EntityState } from '../checker/judge-state.js';
import { judgeTrace } from '../checker/judge-trace.js';

/** Entities published before, and while, the reader is away. */
const READ = 20;
const UNREAD = 20;
/** Of the newest messages the hub loses these many: everything that the reader has not seen, and some that it has. */
const LOST = UNREAD + 10;

/** Parts of the two nodes that are taken away. */
export interface Missing {
  readonly sender?: readonly Provider[];
  readonly receiver?: readonly Provider[];
}

/**
 * A hub that acknowledged and then lost its newest messages, as after a power cut without fsync, and that was given a message whose signature
 * is not its author's. A whole network ends with nothing lost, nothing doubled, nothing untold.
 */
export async function forgetfulHub({ sender = [], receiver = [] }: Missing): Promise<Findings> {
  await using net = await VacancyNetwork.start({ sender: { replacing: sender }, receiver: { replacing: receiver } });
  const told = new Map<string, EntityState>();
  const tell = async (): Promise<void> => { told.set(await net.publish(), { version: 1, state: '' }); };
  for (let at = 0; at < READ; at++) await tell();
  await eventually('everything read', () => net.seen(), (seen) => new Set(seen.map(({ entity }) => entity)).size === READ);
  await net.restartReceiver(async () => {
    for (let at = 0; at < UNREAD; at++) await tell();
    await eventually('everything on the hub', () => net.hub.count('VACANCIES'), (count) => count === READ + UNREAD);
    await loseTail(net);
    await net.hub.kill();
    await net.hub.restart();
    // The relay compares before it publishes anything: once this one is there, what was found missing is there too.
    const marker = await net.publish();
    told.set(marker, { version: 1, state: '' });
    await eventually('the next event on the hub', () => net.hub.count('VACANCIES', `rete.vacancy.*.*.*.*.*.${marker}`), (count) => count === 1);
    await forge(net);
  });
  await nothingWaits(net);
  return judged(told, await net.seen());
}

async function loseTail(net: VacancyNetwork): Promise<void> {
  const { state } = await net.hub.manager.streams.info('VACANCIES');
  for (let at = 0; at < LOST; at++) await net.hub.manager.streams.deleteMessage('VACANCIES', state.last_seq - at);
}

/** Under the sender's name and the name of its key, signed with another. */
async function forge(net: VacancyNetwork): Promise<void> {
  const forged: NamedKey = { ...createNamedKey('ed25519'), kid: net.cpi.signing.kid };
  await net.hub.publish(signedMessage({
    from: { ...net.cpi, signing: forged }, type: vacancyPublishedV1.type, audience: 'all', entity: net.ids.entityId(), data: vacancyPublishedV1.example,
  }));
}

async function nothingWaits(net: VacancyNetwork): Promise<void> {
  const { reader } = consumerNamesOf(net.agency);
  await eventually('everything delivered', () => net.hub.manager.consumers.info('VACANCIES', reader), (info) => info.num_pending === 0 && info.num_ack_pending === 0);
}

function judged(told: ReadonlyMap<string, EntityState>, seen: readonly { readonly entity: string; readonly version: number }[]): Findings {
  const shown = new Map<string, EntityState>();
  for (const { entity, version } of seen) shown.set(entity, { version: Math.max(version, shown.get(entity)?.version ?? 0), state: '' });
  return together(judgeState(told, shown, 'vacancy'), judgeTrace(seen.map(({ entity, version }) => ({ key: entity, version, step: 'handed' })), 'handler'));
}
