import {
  networkMemberJoinedV1, networkMemberLeftV1, networkMemberResumedV1, networkMemberSuspendedV1, type MemberRecord,
} from '@filiera/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ConsumesBatch } from '../messaging/consumes.js';
import type { Delivery, ReceivedEvent } from '../messaging/received-event.js';
import { Projects } from '../projections/projects.js';
import { RegistryCache } from './registry-cache.js';

const UPSERT = `INSERT INTO member (id, version, kind, name, status, account, signing_keys, encryption_keys, agreement, http_url)
  SELECT DISTINCT ON (m.id) m.id, m.version, m.kind, m.name, m.status, m.account, m.signing_keys, m.encryption_keys, m.agreement, m.http_url
  FROM jsonb_to_recordset($1::jsonb) AS m (id text, version integer, kind text, name text, status text, account text,
    signing_keys jsonb, encryption_keys jsonb, agreement text, http_url text)
  ORDER BY m.id, m.version DESC
  ON CONFLICT (id) DO UPDATE SET version = excluded.version, kind = excluded.kind, name = excluded.name, status = excluded.status,
    account = excluded.account, signing_keys = excluded.signing_keys, encryption_keys = excluded.encryption_keys,
    agreement = excluded.agreement, http_url = excluded.http_url
  WHERE excluded.version > member.version`;

/** Keeps the registry of members: whatever happened to a member, the event carries its whole record. */
@Injectable()
@Projects('member')
export class OnMemberChanged {
  constructor(private readonly units: UnitOfWork, private readonly cache: RegistryCache) {}

  @ConsumesBatch(networkMemberJoinedV1)
  joined(events: ReceivedEvent<MemberRecord>[], delivery: Delivery): Promise<void> {
    return this.record(events, delivery);
  }

  @ConsumesBatch(networkMemberSuspendedV1)
  suspended(events: ReceivedEvent<MemberRecord>[], delivery: Delivery): Promise<void> {
    return this.record(events, delivery);
  }

  @ConsumesBatch(networkMemberResumedV1)
  resumed(events: ReceivedEvent<MemberRecord>[], delivery: Delivery): Promise<void> {
    return this.record(events, delivery);
  }

  @ConsumesBatch(networkMemberLeftV1)
  left(events: ReceivedEvent<MemberRecord>[], delivery: Delivery): Promise<void> {
    return this.record(events, delivery);
  }

  private async record(events: ReceivedEvent<MemberRecord>[], delivery: Delivery): Promise<void> {
    await delivery.tx.query(UPSERT, [JSON.stringify(events.map(rowOf))]);
    if (!delivery.rebuild) this.units.afterCommit(() => this.cache.changed(events.map((event) => event.entity)));
  }
}

function rowOf({ entity, version, data }: ReceivedEvent<MemberRecord>): Record<string, unknown> {
  return {
    id: entity,
    version,
    kind: data.kind,
    name: data.name,
    status: data.status,
    account: data.account,
    signing_keys: data.signingKeys,
    encryption_keys: data.encryptionKeys,
    agreement: data.agreement,
    http_url: data.httpUrl ?? null,
  };
}
