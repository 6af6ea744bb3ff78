import { MemberRegistry, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { type KnownPlacement, type KnownReferral, type OfferedPosition, sameFirm } from './decide-reconciliation.js';

/** What the network has told of a worker: placements and accepted referrals that no employment is bound to. */
@Injectable()
export class FindOrigins {
  constructor(private readonly registry: MemberRegistry) {}

  /**
   * Another member's word counts where it stands for its own vacancy: by a referral of this person to it that was accepted, or by a vacancy on the board that names its
   * employer. Anything else leaves the office's own placements as they are.
   * @param whose `others`: only those that other members told
   */
  placements(person: string, whose: 'all' | 'others', tx: Transaction): Promise<KnownPlacement[]> {
    return tx.query<KnownPlacement[]>(
      `SELECT p.id, to_char(p.start_date, 'YYYY-MM-DD') AS "startDate", p.referral, v.content -> 'employer' ->> 'name' AS employer
       FROM placement p LEFT JOIN board_vacancy v ON v.id = p.vacancy AND v.publisher = p.vacancy_owner
       WHERE p.person = $1 AND ($2 = 'all' OR p.publisher <> $3) AND NOT EXISTS (SELECT FROM mandatory_employment e WHERE e.placement = p.id)
         AND (p.publisher = $3 OR v.content -> 'employer' ->> 'name' IS NOT NULL OR EXISTS (
           SELECT FROM referral r JOIN referral_step s ON s.referral = r.id AND s.status = 'accepted'
           WHERE r.id = p.referral AND r.person = p.person AND r.vacancy_owner = p.publisher AND r.vacancy = coalesce(p.vacancy, r.vacancy)))
         -- what this office told and took back is nobody's hire
         AND NOT (p.publisher = $3 AND p.vacancy IS NULL AND p.status = 'ended' AND p.end_date = p.start_date AND p.end_reason = 'other')`,
      [person, whose, this.registry.self().id],
    );
  }

  /**
   * Whom another member referred to a vacancy of this one, by the contacts that came with the acceptance: a tax code never travels. Only where one person alone
   * has that name among those accepted by an employer of this name, because a name is not a person.
   */
  async referred({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }, firms: readonly string[], tx: Transaction): Promise<string | undefined> {
    const rows = await tx.query<{ person: string; employer: string }[]>(
      `SELECT DISTINCT r.person, v.content -> 'employer' ->> 'name' AS employer
       FROM referral_contacts c JOIN referral r ON r.id = c.referral JOIN board_vacancy v ON v.id = r.vacancy AND v.publisher = r.vacancy_owner
       WHERE c.way = 'received' AND lower(c.first_name) = lower($1) AND lower(c.last_name) = lower($2) AND r.vacancy_owner = $3
         AND (r.status = 'accepted' OR (r.status = 'closed' AND r.outcome = 'hired')) AND v.content -> 'employer' ->> 'name' IS NOT NULL`,
      [firstName, lastName, this.registry.self().id],
    );
    const people = new Set(rows.filter(({ employer }) => firms.some((firm) => sameFirm(firm, employer))).map(({ person }) => person));
    return people.size === 1 ? [...people][0] : undefined;
  }

  /** Own vacancies with a position open that the person has no placement on. */
  positions(person: string, tx: Transaction): Promise<OfferedPosition[]> {
    return tx.query<OfferedPosition[]>(
      `SELECT v.id AS vacancy, v.content -> 'employer' ->> 'name' AS employer, v.content -> 'occupation' ->> 'isco' AS isco, v.content -> 'workplace' ->> 'municipality' AS municipality,
         to_char(v.published_on, 'YYYY-MM-DD') AS "publishedOn"
       FROM vacancy v WHERE v.stage = 'published' AND v.content -> 'employer' ->> 'name' IS NOT NULL
         AND NOT EXISTS (SELECT FROM placement p WHERE p.person = $1 AND p.vacancy = v.id AND p.publisher = $2)
       ORDER BY v.id`,
      [person, this.registry.self().id],
    );
  }

  /** @param employment the one that asks: what it waits for itself is free for it */
  referrals(person: string, employment: string, tx: Transaction): Promise<KnownReferral[]> {
    return tx.query<KnownReferral[]>(
      `SELECT r.id, v.content -> 'employer' ->> 'name' AS employer, r.vacancy_owner = $3 AS ours, to_char(coalesce(
           (SELECT min(s.at) FROM referral_step s WHERE s.referral = r.id AND s.status = 'accepted'), r.changed_at) AT TIME ZONE 'Europe/Rome', 'YYYY-MM-DD') AS "acceptedOn"
       FROM referral r LEFT JOIN board_vacancy v ON v.id = r.vacancy AND v.publisher = r.vacancy_owner
       WHERE r.person = $1 AND (r.status = 'accepted' OR (r.status = 'closed' AND r.outcome = 'hired'))
         -- its owner records no second placement on a vacancy while the person has one there; what others say of it is none
         AND NOT EXISTS (SELECT FROM placement p WHERE p.publisher = r.vacancy_owner AND p.person = r.person
           AND (p.referral = r.id OR (p.vacancy = r.vacancy AND p.status = 'active')))
         AND NOT EXISTS (SELECT FROM mandatory_employment e WHERE e.referral = r.id AND e.id <> $2)`,
      [person, employment, this.registry.self().id],
    );
  }
}
