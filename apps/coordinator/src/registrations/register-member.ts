import { isDeepStrictEqual } from 'node:util';
import { type MemberKey, type MemberRecord, networkMemberJoinedV1, validatePayload } from '@filiera/contracts';
import {
  Clock, Invalid, type Invitation, InvitationRefused, kidOf, memberRecordOf, NodeHome, NodeSettings, openInvitation, readRegistration, type Registration, registrationIsProven, UnitOfWork,
} from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { InvitationEntity } from '../invitations/invitation.entity.js';
import { voidOpenInvitations } from '../invitations/void-open-invitations.js';
import { MemberExists } from '../members/member-exists.js';
import type { RegisteredMemberEntity } from '../members/registered-member.entity.js';
import { Registry } from '../members/registry.js';
import { RegistrationRefused } from './registration-refused.js';
import type { RegistrationRequest } from './registration.requests.js';

/** Takes the public keys of an invited node into the registry. */
@Injectable()
export class RegisterMember {
  constructor(
    private readonly settings: NodeSettings,
    private readonly units: UnitOfWork,
    private readonly registry: Registry,
    private readonly clock: Clock,
  ) {}

  /**
   * @param text the invitation, as the node received it
   * @throws RegistrationRefused saying why: bad, foreign, expired, used or void invitation, another member, keys not proven;
   *   MemberExists when the registry has the identifier already, whatever the invitation
   */
  async run(text: string, { registration, proof }: RegistrationRequest): Promise<RegisteredMemberEntity> {
    const invitation = await this.ownInvitation(text);
    const record = checkedRecord(registration);
    if (registration.member.id !== invitation.id || registration.member.kind !== invitation.kind) {
      throw new RegistrationRefused('other-member');
    }
    if (!registrationIsProven(registration, text, registration.signingKeys[0]!.publicKey, proof)) {
      throw new RegistrationRefused('unproven');
    }
    return this.units.run(async (tx) => {
      // All of the identifier, in one order: of two nodes that answer two of its invitations at once, the second waits and then finds the first in the registry.
      const invitations = await tx.find(InvitationEntity, { where: { member: invitation.id }, order: { nonce: 'ASC' }, lock: { mode: 'pessimistic_write' } });
      const stored = invitations.find(({ nonce }) => nonce === invitation.nonce);
      if (!stored) {
        throw new RegistrationRefused('unreadable');
      }
      const member = await this.registry.find(invitation.id, tx);
      // The same node asks again when the first answer was lost on the way.
      if (member && isAlready(member, record)) {
        return member;
      }
      if (stored.usedAt && stored.usedBy !== registration.account) {
        throw new RegistrationRefused('used');
      }
      // The registry counts, not the invitations: those of a restored backup do not know that they were used since.
      if (member) {
        throw new MemberExists(member);
      }
      if (stored.voidedAt) {
        throw new RegistrationRefused('void');
      }
      const now = this.clock.now();
      await tx.update(InvitationEntity, { nonce: invitation.nonce }, { usedAt: now, usedBy: registration.account });
      await voidOpenInvitations(invitation.id, now, tx);
      return this.registry.enter(invitation.id, { ...record, name: invitation.name }, tx);
    });
  }

  /** The signature must be by a key of this coordinator's own: an invitation can name any coordinator, and be signed by it. */
  private async ownInvitation(text: string): Promise<Invitation> {
    try {
      const invitation = await openInvitation(text, this.clock.now());
      const own = new Set(readRegistration(new NodeHome(this.settings.home)).signingKeys.map(({ publicKey }) => publicKey));
      if (invitation.coordinator.id !== this.settings.member.id || !invitation.coordinator.signingKeys.every(({ publicKey }) => own.has(publicKey))) {
        throw new RegistrationRefused('foreign');
      }
      return invitation;
    } catch (error) {
      if (error instanceof InvitationRefused) {
        throw new RegistrationRefused(error.reason === 'expired' ? 'expired' : error.reason === 'unreadable' ? 'unreadable' : 'foreign');
      }
      throw error;
    }
  }
}

/**
 * The record that a registration asks for, valid by the network's contract.
 * @throws Invalid with every fault; RegistrationRefused when a key bears a name that is not its own
 */
export function checkedRecord(registration: Registration): MemberRecord {
  const member = (registration as Partial<Registration>).member;
  const record = member ? memberRecordOf({ ...registration, signingKeys: listed(registration.signingKeys), encryptionKeys: listed(registration.encryptionKeys) }, 'active') : {};
  const faults = validatePayload(networkMemberJoinedV1, record);
  if (faults.length > 0) {
    throw new Invalid({
      code: 'registration.invalid',
      text: { it: 'La registrazione non è valida: rifarla con "filiera node init".', en: 'The registration is not valid: make it again with "filiera node init".' },
      faults: faults.map((fault) => ({ ...fault, field: `registration.${fault.field}` })),
    });
  }
  const valid = record as MemberRecord;
  if ([...valid.signingKeys, ...valid.encryptionKeys].some(({ kid, publicKey }) => kidOf(publicKey) !== kid)) {
    throw new RegistrationRefused('foreign-key-name');
  }
  return valid;
}

/** True when the registration would change nothing. */
function isAlready(member: RegisteredMemberEntity, record: MemberRecord): boolean {
  return member.status === 'active' && member.account === record.account
    && isDeepStrictEqual(kidsOf(member.signingKeys), kidsOf(record.signingKeys)) && isDeepStrictEqual(kidsOf(member.encryptionKeys), kidsOf(record.encryptionKeys));
}

/** A key's name derives from the key. */
function kidsOf(keys: readonly MemberKey[]): string[] {
  return keys.map(({ kid }) => kid);
}

function listed<T>(value: readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [];
}
