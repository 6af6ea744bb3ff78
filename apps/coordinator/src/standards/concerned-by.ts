import { isMemberId, type ServiceStandard } from '@filiera/contracts';
import type { ReceivedHeader } from '@filiera/member-kit';

/** Whom a standard's clock concerns, as far as headers tell. */
export interface Concerned {
  /** Who has to act; null where the headers do not tell which of the parties, or where the members together have to. */
  readonly member: string | null;
  /** Whoever is told besides. */
  readonly alsoTo: readonly string[];
}

/** What the event that starts a clock tells of whom it concerns. An event between two members has the other one as its audience. */
export function concernedBy(by: ServiceStandard['by'], { source, audience }: Pick<ReceivedHeader, 'source' | 'audience'>): Concerned {
  const other = isMemberId(audience) ? audience : null;
  switch (by) {
    case 'counterpart':
    case 'course-owner': return { member: other, alsoTo: [] };
    // Either party may propose a referral, and so accept one: which of them follows the candidate is in the contents, and both know it.
    case 'holder':
    case 'vacancy-owner': return { member: null, alsoTo: [source, ...(other ? [other] : [])] };
    case 'any-training-member': return { member: null, alsoTo: [source] };
    case 'every-holder-of-data': return { member: null, alsoTo: [] };
  }
}
