import { networkCrisisAnnouncedV1, validatePayload, type CrisisState, type CrisisWithdrawalReason } from '@filiera/contracts';
import { localDate } from '@filiera/exchange';
import { crisisNotAnnounceable, crisisWithdrawn } from './crisis-errors.js';
import type { CrisisContent, CrisisEntity } from './crisis.entity.js';

/** What a crisis is, apart from its row. */
export type CrisisFacts = Pick<CrisisEntity, 'firm' | 'status' | 'content' | 'announcedOn' | 'withdrawalReason'>;

/**
 * A crisis as it is announced.
 * @throws Invalid with every fault: it begins later than it is announced (clause 12.4), and concerns enough people (clause 12.5, L. 223/1991 art. 24)
 */
export function decideAnnouncement(content: CrisisContent, firm: string, now: Date): CrisisFacts {
  const crisis: CrisisFacts = { firm, status: 'announced', content, announcedOn: localDate(now), withdrawalReason: null };
  const faults = validatePayload(networkCrisisAnnouncedV1, toCrisisState(crisis));
  if (faults.length > 0) throw crisisNotAnnounceable(faults);
  return crisis;
}

/** @throws Conflict when it is withdrawn already */
export function decideCrisisWithdrawal(crisis: CrisisFacts, reason: CrisisWithdrawalReason): CrisisFacts {
  if (crisis.status === 'withdrawn') throw crisisWithdrawn();
  return { ...crisis, status: 'withdrawn', withdrawalReason: reason };
}

/** The public state of a crisis. Every field crosses here by name; the firm is left behind on purpose (clause 12.5). */
export function toCrisisState({ status, content, announcedOn, withdrawalReason }: CrisisFacts): CrisisState {
  return {
    status,
    kind: content.kind,
    sector: content.sector,
    municipality: content.municipality,
    people: content.people,
    occupations: content.occupations,
    from: content.from,
    announcedOn,
    ...(withdrawalReason ? { withdrawalReason } : {}),
    sample: content.sample,
  };
}
