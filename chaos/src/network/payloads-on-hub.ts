import { createHash } from 'node:crypto';
import { AGREEMENT, parseSubject, readHeaders, streamsOf } from '@filiera/contracts';
import type { TestNetwork } from '@filiera/testing';
import { DeliverPolicy } from '@nats-io/jetstream';
import { asHubsOwner } from './hub-admin.js';

const BATCH = 1_000;
const IDLE_MS = 2_000;
/** In these one event alone belongs to each version of an entity; elsewhere events of several kinds speak of the same version. */
const ONE_EVENT_A_VERSION = new Set(['vacancy', 'candidate', 'placement']);

/** Versions of entities that one publisher told one audience with different contents, as sentences. */
export function toldDifferently(net: TestNetwork): Promise<string[]> {
  return asHubsOwner(net, async (manager) => {
    const told = new Map<string, Set<string>>();
    for (const { name } of streamsOf(AGREEMENT)) {
      const { state } = await manager.streams.info(name);
      if (state.messages === 0) continue;
      const consumer = await manager.jetstream().consumers.get(name, { deliver_policy: DeliverPolicy.All });
      for (let pending = state.messages; pending > 0;) {
        const before = pending;
        for await (const message of await consumer.fetch({ max_messages: Math.min(BATCH, pending), expires: IDLE_MS })) {
          pending = message.info.pending;
          const headers = Object.fromEntries([...(message.headers ?? [])].map(([header, values]) => [header, values[0] ?? '']));
          const key = keyOf(message.subject, readHeaders(headers).entityVersion);
          told.set(key, (told.get(key) ?? new Set()).add(createHash('sha256').update(message.data).digest('hex')));
        }
        if (pending === before) throw new Error(`${name}: ${pending} messages cannot be read`);
      }
    }
    return [...told].filter(([, contents]) => contents.size > 1).map(([key, contents]) => `${key}: ${contents.size} contents`);
  });
}

function keyOf(subject: string, entityVersion: number): string {
  const { family, type, publisher, audience, entity } = parseSubject(subject);
  return `${ONE_EVENT_A_VERSION.has(family) ? `${family} ${type.split('.')[2]!}` : type} of ${publisher} for ${audience}: ${entity} version ${entityVersion}`;
}
