import type { Transaction } from '@filiera/member-kit';
import { IsNull } from 'typeorm';
import { InvitationEntity } from './invitation.entity.js';

/** Of one identifier one invitation at most lets somebody in: those that are still open are void from now on. */
export async function voidOpenInvitations(member: string, now: Date, tx: Transaction): Promise<void> {
  await tx.update(InvitationEntity, { member, usedAt: IsNull(), voidedAt: IsNull() }, { voidedAt: now });
}
