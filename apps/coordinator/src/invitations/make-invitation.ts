import { randomBytes } from 'node:crypto';
import { Clock, Conflict, type Invitation, namedKeyFromPem, NodeHome, NodeSettings, readRegistration, signInvitation, trustedKeysOf, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { resolve } from 'node:path';
import { MemberExists } from '../members/member-exists.js';
import { RegisteredMemberEntity } from '../members/registered-member.entity.js';
import { InvitationEntity } from './invitation.entity.js';
import type { InvitationRequest } from './invitation.requests.js';
import { voidOpenInvitations } from './void-open-invitations.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Invites one organisation: a line of text, signed with the coordinator's key, that tells a node all it must trust. */
@Injectable()
export class MakeInvitation {
  private readonly home: NodeHome;

  constructor(private readonly settings: NodeSettings, private readonly units: UnitOfWork, private readonly clock: Clock) {
    this.home = new NodeHome(settings.home);
  }

  /**
   * Invites, and makes void whatever other invitation of the same identifier is open: the newest line counts.
   * @throws Conflict when a member of that name exists, one that left included, or the coordinator has no hub yet
   */
  async run(request: InvitationRequest, madeBy: string): Promise<{ text: string; invitation: Invitation }> {
    const invitation = this.compose(request);
    await this.units.run(async (tx) => {
      const member = await tx.findOneBy(RegisteredMemberEntity, { id: request.id });
      if (member) {
        throw new MemberExists(member);
      }
      const now = this.clock.now();
      await voidOpenInvitations(invitation.id, now, tx);
      await tx.insert(InvitationEntity, {
        nonce: invitation.nonce, member: invitation.id, kind: invitation.kind, name: invitation.name,
        expires: new Date(invitation.expires), madeBy, madeAt: now, usedAt: null, usedBy: null, voidedAt: null,
      });
    });
    return { text: await signInvitation(invitation, namedKeyFromPem(this.home.read(this.home.signing), 'ed25519')), invitation };
  }

  private compose({ id, kind, name, days }: InvitationRequest): Invitation {
    const { hub, member, http } = this.settings;
    if (!hub) {
      throw new Conflict({
        code: 'hub.missing',
        text: { it: 'La rete non è ancora fondata: "steward init", poi "filiera node found".', en: 'The network is not founded yet: "steward init", then "filiera node found".' },
      });
    }
    const { signingKeys } = readRegistration(this.home);
    return {
      id, kind, name,
      hub: { servers: hub.servers, account: hub.account, ...(hub.ca ? { ca: this.home.read(resolve(this.settings.home, hub.ca)) } : {}) },
      coordinator: {
        id: member.id,
        url: http.publicUrl,
        // Whoever joins after a rotation has to believe what the network was told before it.
        signingKeys: trustedKeysOf(signingKeys),
      },
      nonce: randomBytes(24).toString('base64url'),
      expires: new Date(this.clock.now().getTime() + days * DAY_MS).toISOString(),
    };
  }
}
