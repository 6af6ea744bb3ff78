import { vacancyPublishedV1, type Member, type VacancyState } from '@filiera/contracts';
import { MessagingNode, SEEN_TABLE } from '@filiera/testing';
import { usernamePasswordAuthenticator } from '@nats-io/nats-core';
import { Controller } from '@nestjs/common';
import { ConsumesBatch, namedKeyFromPem, type Delivery, type MessagingTuning, type ReceivedEvent, type TrustedKeySettings } from '../src/index.js';

/** What the program is started with: JSON, its only argument. */
export interface DeadlyNodeArguments {
  readonly member: Member;
  readonly hubUrl: string;
  readonly password: string;
  readonly databaseUrl: string;
  readonly coordinator: { readonly id: string; readonly signingKeys: readonly TrustedKeySettings[] };
  /** PKCS8 PEM. */
  readonly signing: string;
  readonly encryption: string;
  readonly tuning: Partial<MessagingTuning>;
  /** Entity whose event ends the process. */
  readonly deadly: string;
}

const given = JSON.parse(process.argv[2]!) as DeadlyNodeArguments;

/** Handles every event but one, which ends the process without a word: no exception, no rollback, no clean-up. */
@Controller()
class DiesOfOneVacancy {
  @ConsumesBatch(vacancyPublishedV1)
  async seen(events: ReceivedEvent<VacancyState>[], { tx }: Delivery): Promise<void> {
    if (events.some(({ entity }) => entity === given.deadly)) process.abort();
    await tx.query('INSERT INTO seen (id, entity, version) SELECT * FROM unnest($1::uuid[], $2::text[], $3::integer[])',
      [events.map(({ id }) => id), events.map(({ entity }) => entity), events.map(({ version }) => version)]);
  }
}

const node = await MessagingNode.start({
  databaseUrl: given.databaseUrl,
  controllers: [DiesOfOneVacancy],
  tables: [SEEN_TABLE],
  messaging: {
    self: given.member,
    hub: { servers: [given.hubUrl], authenticator: usernamePasswordAuthenticator(given.member.id, given.password), apiPrefix: 'HUB.API' },
    coordinator: given.coordinator,
    signing: namedKeyFromPem(given.signing, 'ed25519'),
    encryption: [namedKeyFromPem(given.encryption, 'x25519')],
    tuning: given.tuning,
  },
});
// Asked to end, or left alone because whoever started it has died.
for (const end of ['SIGTERM', 'disconnect'] as const) process.once(end, () => void node.stop().then(() => process.exit(0)));
