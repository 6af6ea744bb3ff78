import {
  type EventContract, type MemberRecord, type MemberStatus, networkMemberJoinedV1, networkMemberLeftV1, networkMemberResumedV1, networkMemberSuspendedV1,
} from '@filiera/contracts';
import { Clock, Conflict, NotFound, Outbox, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { settleErasures } from '../erasures/settle-erasure.js';
import { RegisteredMemberEntity } from './registered-member.entity.js';
import { toMemberRecord } from './to-member-record.js';

/** What may be done to a member, and where it may stand before. */
export const MEMBER_ACTS = {
  suspend: { from: ['active'], to: 'suspended', contract: networkMemberSuspendedV1 },
  resume: { from: ['suspended'], to: 'active', contract: networkMemberResumedV1 },
  remove: { from: ['active', 'suspended'], to: 'left', contract: networkMemberLeftV1 },
} as const satisfies Record<string, { from: readonly MemberStatus[]; to: MemberStatus; contract: EventContract<MemberRecord> }>;
export type MemberAct = keyof typeof MEMBER_ACTS;

const STATUS_IT: Readonly<Record<MemberStatus, string>> = { active: 'attivo', suspended: 'sospeso', left: 'uscito' };

/** The registry of members: each change is stored and told to the network in one transaction. */
@Injectable()
export class Registry {
  constructor(private readonly units: UnitOfWork, private readonly outbox: Outbox, private readonly clock: Clock) {}

  /** All members, those that left included, by id. */
  all(): Promise<RegisteredMemberEntity[]> {
    return this.units.run((tx) => tx.find(RegisteredMemberEntity, { order: { id: 'ASC' } }));
  }

  /** The member under this identifier, locked until the transaction ends, or null; one that left is still there. */
  find(id: string, tx: Transaction): Promise<RegisteredMemberEntity | null> {
    return tx.findOne(RegisteredMemberEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** @throws NotFound */
  async one(id: string, tx: Transaction): Promise<RegisteredMemberEntity> {
    const member = await this.find(id, tx);
    if (!member) {
      throw new NotFound({ code: 'member.unknown', text: { it: 'Questo membro non è nel registro.', en: 'This member is not in the registry.' } });
    }
    return member;
  }

  /** Enters a member or its renewed keys, and tells the network. */
  async enter(id: string, record: MemberRecord, tx: Transaction): Promise<RegisteredMemberEntity> {
    const before = await this.find(id, tx);
    await refuseTakenAccount(id, record.account, tx);
    return this.change({ ...record, httpUrl: record.httpUrl ?? null, id, version: (before?.version ?? 0) + 1, changedAt: this.clock.now() }, networkMemberJoinedV1, tx);
  }

  /**
   * Suspends, resumes or removes a member.
   * @throws Conflict when it does not stand where the act begins, or the network would not outlive the act
   */
  async act(id: string, act: MemberAct, self: string): Promise<RegisteredMemberEntity> {
    const { from, to, contract } = MEMBER_ACTS[act];
    return this.units.run(async (tx) => {
      const member = await this.one(id, tx);
      if (id === self) {
        throw new Conflict({ code: 'member.own', text: { it: 'Il coordinatore non può togliere sé stesso.', en: 'The coordinator cannot remove itself.' } });
      }
      // Shut out of the hub, the steward would hear of nothing any more, not even of being taken back.
      if (member.kind === 'steward' && to !== 'active') {
        throw new Conflict({
          code: 'member.steward',
          text: {
            it: 'Lo steward tiene il nodo centrale: sospeso o tolto, non riceverebbe più nulla, nemmeno la propria riammissione, e la rete resterebbe senza custode.',
            en: 'The steward keeps the hub: suspended or removed, it would receive nothing any more, not even that it is taken back, and the network would be without its keeper.',
          },
        });
      }
      if (!(from as readonly MemberStatus[]).includes(member.status)) {
        throw new Conflict({
          code: 'member.status',
          text: {
            it: `Il membro è ${STATUS_IT[member.status]}: per questo atto deve essere ${from.map((one) => STATUS_IT[one]).join(' o ')}.`,
            en: `The member is "${member.status}": the act is for ${from.join(', ')}.`,
          },
        });
      }
      const changed = await this.change({ ...member, status: to, version: member.version + 1, changedAt: this.clock.now() }, contract, tx);
      if (to !== 'active') await settleErasures(tx);
      return changed;
    });
  }

  private async change(member: RegisteredMemberEntity, contract: EventContract<MemberRecord>, tx: Transaction): Promise<RegisteredMemberEntity> {
    const saved = await tx.save(RegisteredMemberEntity, member);
    await this.outbox.add(contract, { entity: saved.id, version: saved.version, data: toMemberRecord(saved) }, tx);
    return saved;
  }
}

async function refuseTakenAccount(id: string, account: string, tx: Transaction): Promise<void> {
  const holder = await tx.findOneBy(RegisteredMemberEntity, { account });
  if (holder && holder.id !== id) {
    throw new Conflict({
      code: 'member.account-taken',
      text: { it: 'Queste chiavi sono già registrate per un altro membro: ogni nodo ha le proprie.', en: 'These keys are already registered for another member: each node has its own.' },
    });
  }
}
