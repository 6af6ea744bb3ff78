import { isDeepStrictEqual } from 'node:util';
import type { MemberKey, MemberRecord } from '@filiera/contracts';
import { Clock, registrationIsProven, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import type { RegisteredMemberEntity } from '../members/registered-member.entity.js';
import { Registry } from '../members/registry.js';
import { toMemberRecord } from '../members/to-member-record.js';
import { checkedRecord } from './register-member.js';
import { RegistrationRefused } from './registration-refused.js';
import type { KeysRequest } from './registration.requests.js';

/** A request counts for this long, either way. */
const TOLERANCE_MS = 10 * 60 * 1000;

/** Takes renewed keys of a member: only whoever holds a key that is in force may name its successor. */
@Injectable()
export class RenewKeys {
  constructor(private readonly units: UnitOfWork, private readonly registry: Registry, private readonly clock: Clock) {}

  /** @throws RegistrationRefused saying why */
  async run(id: string, { registration, issued, proof }: KeysRequest): Promise<RegisteredMemberEntity> {
    const now = this.clock.now();
    const asked = checkedRecord(registration);
    return this.units.run(async (tx) => {
      const member = await this.registry.one(id, tx);
      if (member.status !== 'active') {
        throw new RegistrationRefused('not-active');
      }
      if (registration.member.id !== id || asked.kind !== member.kind || asked.account !== member.account) {
        throw new RegistrationRefused('other-member');
      }
      const record: MemberRecord = { ...asked, name: member.name, status: 'active' };
      const isProvenBy = (keys: readonly MemberKey[]): boolean => keys.some(({ publicKey }) => registrationIsProven(registration, `rotation ${issued}`, publicKey, proof));
      // The node that did not hear the answer asks again with the same words, when the key that signed them may have ended: it is done already.
      if (isDeepStrictEqual(record, toMemberRecord(member)) && isProvenBy(member.signingKeys)) {
        return member;
      }
      if (Math.abs(Date.parse(issued) - now.getTime()) > TOLERANCE_MS) {
        throw new RegistrationRefused('stale');
      }
      if (!isProvenBy(member.signingKeys.filter(({ validUntil }) => !validUntil || Date.parse(validUntil) > now.getTime()))) {
        throw new RegistrationRefused('unproven');
      }
      if (!keepsOld(member.signingKeys, asked.signingKeys) || !keepsOld(member.encryptionKeys, asked.encryptionKeys)) {
        throw new RegistrationRefused('old-keys-changed');
      }
      return this.registry.enter(id, record, tx);
    });
  }
}

/** Old keys stay, with their beginning; they may be given an end. */
function keepsOld(old: readonly MemberKey[], asked: readonly MemberKey[]): boolean {
  return old.every((key) => asked.some((other) => other.kid === key.kid && other.publicKey === key.publicKey && other.validFrom === key.validFrom));
}
