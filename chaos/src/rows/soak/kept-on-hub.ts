import { AGREEMENT, streamsOf } from '@filiera/contracts';
import type { TestNetwork } from '@filiera/testing';
import { asHubsOwner } from '../../network/hub-admin.js';

/** What a broker has in its streams. Of every subject it has in mind where its newest message is. */
export interface Kept {
  readonly messages: number;
  readonly subjects: number;
}

/** What the hub's streams hold, all together. */
export async function keptOnHub(net: TestNetwork): Promise<Kept> {
  const states = await asHubsOwner(net, (manager) => Promise.all(streamsOf(AGREEMENT).map(async ({ name }) => (await manager.streams.info(name)).state)));
  return states.reduce<Kept>((sum, { messages, num_subjects: subjects = 0 }) => ({ messages: sum.messages + messages, subjects: sum.subjects + subjects }), { messages: 0, subjects: 0 });
}
