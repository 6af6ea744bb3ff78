import { AGREEMENT, type MemberKind } from '@filiera/contracts';
import { Refused } from '@filiera/member-kit';

/**
 * Refuses a missed term that is not its teller's to tell: what travels is measured by the coordinator, what the law sets by the one kind of member that the agreement
 * names. A standard that this node's agreement does not have is a newer one's, and is let through.
 * @throws Refused, with which the event goes to quarantine
 */
export function refuseForeignBreach(standard: string, teller: MemberKind): void {
  const measuredBy = AGREEMENT.serviceStandards.some(({ id }) => id === standard) ? 'coordinator' : AGREEMENT.memberStandards.find(({ id }) => id === standard)?.measuredBy;
  if (measuredBy === undefined || measuredBy === teller) return;
  throw new Refused({
    code: 'breach.not-their-standard', clause: '9.10',
    text: { it: `Termine mancato comunicato da chi non lo misura (${standard}).`, en: `Missed term told by a member that does not measure it (${standard}).` },
  });
}
