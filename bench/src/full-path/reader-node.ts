import type { Member, VacancyState } from '@filiera/contracts';
import { vacancyPublishedV1 } from '@filiera/contracts';
import {
  ConsumesBatch, namedKeyFromPem, pemOf, preparedQuery, type Delivery, type MessagingOptions, type ReceivedEvent, type TrustedKeySettings,
} from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { usernamePasswordAuthenticator } from '@nats-io/nats-core';

export const READER_TABLE = 'CREATE TABLE IF NOT EXISTS bench_vacancy (id text PRIMARY KEY, version integer NOT NULL, vacancy jsonb NOT NULL)';

/** The reading node's projection: newest version wins, one statement for a batch. */
@Controller()
export class BenchProjection {
  @ConsumesBatch(vacancyPublishedV1)
  async seen(events: ReceivedEvent<VacancyState>[], { tx }: Delivery): Promise<void> {
    await preparedQuery(
      tx,
      'bench-vacancy',
      `INSERT INTO bench_vacancy SELECT * FROM ROWS FROM (unnest($1::text[], $2::integer[]), jsonb_array_elements($3::jsonb))
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, vacancy = excluded.vacancy WHERE excluded.version > bench_vacancy.version`,
      [events.map((event) => event.entity), events.map((event) => event.version), JSON.stringify(events.map((event) => event.data))],
    );
  }
}

/** What the reading process is told on its command line. */
export interface ReaderOrder {
  readonly databaseUrl: string;
  readonly self: Member;
  readonly hubUrl: string;
  readonly password: string;
  readonly coordinator: { readonly id: string; readonly signingKeys: readonly TrustedKeySettings[] };
  readonly signing: string;
  readonly encryption: string;
}

export function orderOf(options: MessagingOptions, hubUrl: string, password: string, databaseUrl: string): ReaderOrder {
  return {
    databaseUrl, hubUrl, password, self: options.self, coordinator: options.coordinator!,
    signing: pemOf(options.signing), encryption: pemOf(options.encryption[0]!),
  };
}

export function messagingOf(order: ReaderOrder): MessagingOptions {
  return {
    self: order.self,
    hub: { servers: [order.hubUrl], authenticator: usernamePasswordAuthenticator(order.self.id, order.password), apiPrefix: 'HUB.API' },
    coordinator: order.coordinator,
    signing: namedKeyFromPem(order.signing, 'ed25519'),
    encryption: [namedKeyFromPem(order.encryption, 'x25519')],
  };
}
