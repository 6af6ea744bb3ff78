import { vacancyPublishedV1 } from '@filiera/contracts';
import { createNamedKey, RandomIdSource } from '@filiera/member-kit';
import { signedMessage, testMember, type TestNetwork } from '@filiera/testing';
import { headers as newHeaders } from '@nats-io/nats-core';
import type { RowContext } from '../campaign/row.js';
import type { Findings } from '../checker/findings.js';
import { allPublished } from '../network/all-published.js';
import { asHubsOwner } from '../network/hub-admin.js';
import { replaceProgram } from '../network/replace-program.js';
import { startChaosNetwork } from '../network/start-chaos-network.js';
import type { Site } from '../workload/site.js';
import { TimedWriter } from '../workload/timed-writer.js';
import { underLoad } from '../workload/under-load.js';
import type { Part } from './take-away.js';
import { without } from './toothless.config.js';

const SENDER = { id: 'cpi-uno', kind: 'cpi', name: 'CPI di prova' } as const;
const READER = { id: 'agency-alfa', kind: 'agency', name: 'Agenzia di prova' } as const;
const STREAM = 'VACANCIES';
const WRITES = 150;
/** Published while the reader is away. */
const UNREAD = 20;
/** So many of the newest that the reader has seen are lost as well. */
const SEEN_AND_LOST = 20;
/** What a network whose sender lacks nothing needs is a second or two; what was on its way to the reader when that was stopped comes again after half a minute, the hub's wait for its acknowledgement. */
const DRAIN_LIMIT_MS = 60_000;
/** A network whose sender lacks a part is not waited for: it never has everything. */
const LACKING_LIMIT_MS = 20_000;

/** What each of the two nodes lacks. */
export interface Lacking {
  readonly sender?: Part;
  readonly reader?: Part;
  /** The index by which the sender's relay finds what is not published yet. */
  readonly index?: true;
}

/**
 * A campaign of one row, as all others are: a hub that acknowledged and then lost its newest messages, as after a power cut without fsync, and that was given a
 * message whose signature is not its author's. A whole network has nothing of it; one that lacks a part does not pass the checker.
 */
export async function forgetfulHub(context: RowContext, { sender = 'nothing', reader = 'nothing', index }: Lacking): Promise<Findings> {
  const sendsAll = sender === 'nothing' && !index;
  const net = await startChaosNetwork(context, [SENDER, READER]);
  try {
    const sending = await replaceProgram(net, SENDER.id, without(sender, SENDER.kind));
    const reading = await replaceProgram(net, READER.id, without(reader, READER.kind));
    if (index) await net.rows(SENDER.id, 'DROP INDEX outbox_sealed_unpublished');
    try {
      const { findings } = await underLoad(context, { writes: WRITES, writers: 2, readers: 0, net, members: [SENDER, READER], drainLimitMs: sendsAll ? DRAIN_LIMIT_MS : LACKING_LIMIT_MS }, async (site) => {
        await site.progress(WRITES / 2);
        await reading.stop();
        const seen = await newestOn(net);
        const writer = new TimedWriter(net.client(SENDER.id), site.told);
        for (let at = 0; at < UNREAD; at++) await writer.writeOne();
        await allPublished(net, SENDER.id);
        await loseFrom(net, seen - SEEN_AND_LOST);
        await net.network.killBroker();
        await net.network.startBroker();
        reading.start();
        await reading.ready();
        // Set aside, it leaves its reader degraded.
        await forge(site);
      });
      return findings;
    } finally {
      await Promise.all([sending.stop(), reading.stop()]);
    }
  } finally {
    await net.stop();
  }
}

function newestOn(net: TestNetwork): Promise<number> {
  return asHubsOwner(net, async (manager) => (await manager.streams.info(STREAM)).state.last_seq);
}

/** The hub loses what it stored after this message: everything that the reader has not seen, and some that it has. */
function loseFrom(net: TestNetwork, sequence: number): Promise<void> {
  return asHubsOwner(net, async (manager) => {
    const { state } = await manager.streams.info(STREAM);
    for (let at = Math.max(sequence + 1, state.first_seq); at <= state.last_seq; at++) await manager.streams.deleteMessage(STREAM, at);
  });
}

/** Under the sender's name and the name of its key, signed with another. */
async function forge({ net }: Site): Promise<void> {
  const [sender] = await net.rows<{ signing_keys: { kid: string }[] }>(READER.id, 'SELECT signing_keys FROM member WHERE id = $1', [SENDER.id]);
  const from = { ...testMember(SENDER.kind, SENDER.id), signing: { ...createNamedKey('ed25519'), kid: sender!.signing_keys[0]!.kid } };
  const { subject, headers, payload } = signedMessage({ from, type: vacancyPublishedV1.type, audience: 'all', entity: new RandomIdSource().entityId(), data: vacancyPublishedV1.example });
  const wire = newHeaders();
  for (const [name, value] of Object.entries(headers)) wire.set(name, value);
  await asHubsOwner(net, async (manager) => { await manager.jetstream().publish(subject, payload, { headers: wire }); });
}
