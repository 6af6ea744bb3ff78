import { networkMemberJoinedV1, validatePayload } from '@filiera/contracts';
import {
  Clock, Invalid, type Invitation, InvitationRefused, kidOf, NodeHome, NodeSettings, openInvitation, readRegistration, type Registration, registrationIsProven, UnitOfWork,
} from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { InvitationEntity } from '../invitations/invitation.entity.js';
import type { RegisteredMemberEntity } from '../members/registered-member.entity.js';
import { Registry } from '../members/registry.js';
import { recordOf } from '../members/to-member-record.js';
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
   * @throws RegistrationRefused saying why: bad, foreign, expired or used invitation, another member, keys not proven
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
      const stored = await tx.findOne(InvitationEntity, { where: { nonce: invitation.nonce }, lock: { mode: 'pessimistic_write' } });
      if (!stored) {
        throw new RegistrationRefused('unreadable');
      }
      if (stored.usedAt) {
        // The same node asks again when the first answer was lost on the way.
        if (stored.usedBy === registration.account) {
          return this.registry.one(invitation.id, tx);
        }
        throw new RegistrationRefused('used');
      }
      await tx.update(InvitationEntity, { nonce: invitation.nonce }, { usedAt: this.clock.now(), usedBy: registration.account });
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
export function checkedRecord(registration: Registration): ReturnType<typeof recordOf> {
  const member = (registration as Partial<Registration>).member;
  const record = member ? recordOf({ ...registration, signingKeys: listed(registration.signingKeys), encryptionKeys: listed(registration.encryptionKeys) }, 'active') : {};
  const faults = validatePayload(networkMemberJoinedV1, record);
  if (faults.length > 0) {
    throw new Invalid({
      code: 'registration.invalid',
      text: { it: 'La registrazione non è valida: rifarla con "filiera node init".', en: 'The registration is not valid: make it again with "filiera node init".' },
      faults: faults.map((fault) => ({ ...fault, field: `registration.${fault.field}` })),
    });
  }
  const valid = record as ReturnType<typeof recordOf>;
  if ([...valid.signingKeys, ...valid.encryptionKeys].some(({ kid, publicKey }) => kidOf(publicKey) !== kid)) {
    throw new RegistrationRefused('foreign-key-name');
  }
  return valid;
}

function listed<T>(value: readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [];
}
