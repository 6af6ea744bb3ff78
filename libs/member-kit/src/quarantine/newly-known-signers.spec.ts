import { vacancyPublishedV1, type VacancyState } from '@filiera/contracts';
import { eventually, memberRecordOf, SEEN_TABLE, SeesVacancies, signedMessage, testMember, uuidNamed, VacancyNetwork, type MessagingNode, type TestMember } from '@filiera/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { HubUnreachable } from '../jetstream/hub-connection.js';
import { Consumes } from '../messaging/consumes.js';
import type { ReceivedEvent } from '../messaging/received-event.js';

/** Entity of which the handler fails as one does that needs what is away for now. */
let failing: string | null = null;

@Controller()
class MayFail {
  @Consumes(vacancyPublishedV1)
  async handle({ entity }: ReceivedEvent<VacancyState>): Promise<void> {
    if (entity === failing) throw new HubUnreachable();
  }
}

describe('events that wait for their signer to be known', () => {
  let network: VacancyNetwork;
  let newcomer: TestMember;

  beforeEach(async () => {
    newcomer = testMember('cpi', 'cpi-nuovo');
    network = await VacancyNetwork.start({ tuning: { fullCheckEveryMs: 500 }, receiver: { controllers: [SeesVacancies, MayFail], tables: [SEEN_TABLE] } });
    for (const entity of ['prima', 'seconda'].map(uuidNamed)) {
      await network.hub.publish(signedMessage({ from: newcomer, type: vacancyPublishedV1.type, audience: 'all', entity, data: vacancyPublishedV1.example }));
    }
    await eventually('the quarantine', open, (rows) => rows.length === 2);
  });
  afterEach(async () => {
    failing = null;
    await network[Symbol.asyncDispose]();
  });

  const open = (): Promise<unknown[]> => network.receiver.query("SELECT FROM quarantine WHERE state = 'open' AND reason = 'unknown-signer'");
  const seen = async (): Promise<string[]> => (await network.seen()).map(({ entity }) => entity).sort();

  /** As the registry's handler commits it, in a process that ended right after. */
  const enter = async (node: MessagingNode): Promise<void> => {
    const { kind, name, status, account, signingKeys, encryptionKeys, agreement } = memberRecordOf(newcomer);
    await node.query('INSERT INTO member (id, version, kind, name, status, account, signing_keys, encryption_keys, agreement) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8)',
      [newcomer.id, kind, name, status, account, JSON.stringify(signingKeys), JSON.stringify(encryptionKeys), agreement]);
  };

  it('are taken up at the next start when the process ended between knowing and taking up', async () => {
    await network.restartReceiver(enter);
    await eventually('both', seen, (entities) => entities.length === 2);
    await eventually('their settling', open, (rows) => rows.length === 0);
  });

  it('are taken up although one of them fails, and that one when it fails no longer', async () => {
    failing = uuidNamed('prima');
    await network.hub.introduce(newcomer);
    expect(await eventually('the other', seen, (entities) => entities.length > 0)).toEqual([uuidNamed('seconda')]);
    failing = null;
    expect(await eventually('the one that failed', seen, (entities) => entities.length > 1)).toEqual(['prima', 'seconda'].map(uuidNamed));
    await eventually('their settling', open, (rows) => rows.length === 0);
  });
});
