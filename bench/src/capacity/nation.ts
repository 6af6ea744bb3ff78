import type { MemberKind } from '@filiera/contracts';

/** A nation of provinces, as the plan beyond one machine assumes it. Everything here is an assumption to be changed, not a measurement. */
export interface Nation {
  readonly provinces: number;
  /** Members of a province of average size. */
  readonly members: Readonly<Partial<Record<MemberKind, number>>>;
  /** Events of the whole nation in a year, by type. */
  readonly yearly: Readonly<Record<string, number>>;
  /** Share of the vacancies that are offered beyond their own province. */
  readonly offeredBeyond: number;
  /** Share of referrals and placements with a party in another province. */
  readonly acrossProvinces: number;
  /** Bytes of one stored message with its headers. */
  readonly messageBytes: number;
}

/**
 * Italy: 110 provinces, 40 million mandatory communications a year, each of which becomes one placement event. What comes before a hire is
 * taken to be a fraction of that: one registration and four updates for each of three million jobseekers, five million vacancies with a
 * publication, an update and an end, six million referrals with three states.
 */
export const ITALY: Nation = {
  provinces: 110,
  members: { cpi: 5, agency: 25, school: 40, university: 1, eures: 1, coordinator: 1 },
  yearly: {
    'placement.started.v1': 18_000_000,
    'placement.extended.v1': 6_000_000,
    'placement.transformed.v1': 2_000_000,
    'placement.ended.v1': 14_000_000,
    'candidate.registered.v1': 3_000_000,
    'candidate.updated.v1': 12_000_000,
    'vacancy.published.v1': 5_000_000,
    'vacancy.updated.v1': 5_000_000,
    'vacancy.filled.v1': 5_000_000,
    'referral.proposed.v1': 6_000_000,
    'referral.accepted.v1': 4_000_000,
    'referral.closed.v1': 6_000_000,
  },
  offeredBeyond: 0.05,
  acrossProvinces: 0.08,
  messageBytes: 2_600,
};
