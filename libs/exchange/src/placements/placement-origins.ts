import { MemberRegistry, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { KnownSubjects } from '../referrals/known-subjects.js';
import { referralNotFound, unknownVacancy } from '../referrals/referral-errors.js';
import { ReferralEntity } from '../referrals/referral.entity.js';
import { VacancyEntity } from '../vacancies/vacancy.entity.js';
import { alreadyPlaced, onlyOwnWithoutReferral, referralNotPlaceable } from './placement-errors.js';

/** Where a placement comes from: an accepted referral, or an own candidate on an own vacancy. */
export type PlacementSource = { readonly referral: string } | { readonly vacancy: string; readonly candidate: string };

/** What was found there, locked until the transaction ends. */
export interface Origin {
  readonly referral: ReferralEntity | null;
  readonly vacancy: VacancyEntity;
  readonly person: string;
  readonly holder: string;
}

/** Finds where a placement comes from, and refuses what cannot be one. */
@Injectable()
export class PlacementOrigins {
  constructor(
    private readonly registry: MemberRegistry,
    private readonly subjects: KnownSubjects,
  ) {}

  /** @throws DomainError 404 unknown here, 403 not one's own, 409 when the referral is not accepted or the person already placed */
  async of(source: PlacementSource, tx: Transaction): Promise<Origin> {
    const origin = 'referral' in source ? await this.ofReferral(source.referral, tx) : await this.ofOwn(source.vacancy, source.candidate, tx);
    await refuseSecond(origin, this.registry.self().id, tx);
    return origin;
  }

  private async ofReferral(id: string, tx: Transaction): Promise<Origin> {
    const referral = await tx.findOne(ReferralEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!referral) throw referralNotFound();
    const hired = referral.status === 'accepted' || (referral.status === 'closed' && referral.outcome === 'hired');
    if (referral.vacancyOwner !== this.registry.self().id || !hired) throw referralNotPlaceable();
    return { referral, vacancy: await ownVacancy(referral.vacancy, tx), person: referral.person, holder: referral.holder };
  }

  private async ofOwn(vacancy: string, candidate: string, tx: Transaction): Promise<Origin> {
    const own = await ownVacancy(vacancy, tx);
    if (!(await this.subjects.ownCandidate(candidate, tx))) throw onlyOwnWithoutReferral();
    return { referral: null, vacancy: own, person: candidate, holder: this.registry.self().id };
  }
}

/** Locked: two placements at once on the last position must see each other. */
async function ownVacancy(id: string, tx: Transaction): Promise<VacancyEntity> {
  const vacancy = await tx.findOne(VacancyEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!vacancy || vacancy.stage === 'draft') throw unknownVacancy();
  return vacancy;
}

/** Only what this member told itself, whose vacancy it is: another member's word about it must not keep its owner from placing anybody. */
async function refuseSecond({ person, vacancy }: Origin, me: string, tx: Transaction): Promise<void> {
  const [placed] = (await tx.query(
    `SELECT id FROM placement WHERE person = $1 AND vacancy = $2 AND publisher = $3 AND status = 'active' LIMIT 1`, [person, vacancy.id, me])) as { id: string }[];
  if (placed) throw alreadyPlaced(placed.id);
}
