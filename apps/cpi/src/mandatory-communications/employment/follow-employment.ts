import { asBegun, CandidateEntity, localDate, type LearntEmployment, type PlacementSource, RecordPlacement, TellLearntPlacement, Territory } from '@filiera/exchange';
import { besideErasures, Clock, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { MandatoryCommunicationEntity } from '../mandatory-communication.entity.js';
import { MandatoryCommunicationsSettings } from '../mandatory-communications-settings.js';
import { type EmploymentOutcome, MandatoryEmploymentEntity } from '../mandatory-employment.entity.js';
import { decideEmployment, type Employment, type Standing } from './decide-employment.js';
import { decideReconciliation, type Reconciliation } from './decide-reconciliation.js';
import { FindOrigins } from './find-origins.js';
import { overSince } from './over-since.js';
import { reconciliationWindowOn } from './reconciliation-windows.js';
import { toLearntEmployment } from './to-learnt-employment.js';

type Outcome = Partial<Pick<MandatoryEmploymentEntity, 'person' | 'placement' | 'referral'>> & { readonly outcome: EmploymentOutcome };

/** Brings what the network knows of an employment in line with what its communications say together today. */
@Injectable()
export class FollowEmployment {
  constructor(
    private readonly tell: TellLearntPlacement,
    private readonly recorder: RecordPlacement,
    private readonly origins: FindOrigins,
    private readonly territory: Territory,
    private readonly settings: MandatoryCommunicationsSettings,
    private readonly clock: Clock,
  ) {}

  /** Doing it again changes nothing. */
  async run(id: string, tx: Transaction): Promise<void> {
    await besideErasures(tx);
    const found = await tx.findOneOrFail(MandatoryEmploymentEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    const communications = await tx.findBy(MandatoryCommunicationEntity, { employment: id });
    const standing = decideEmployment(communications.flatMap(({ reading }) => reading ?? []), this.today());
    const row = standing.is === 'told' ? await this.ofItsWorker(found, standing.employment, communications, tx) : found;
    const endsOn = standing.is === 'told' ? standing.employment.endsOn ?? null : null;
    await tx.update(MandatoryEmploymentEntity, { id }, {
      person: row.person, placement: row.placement, referral: row.referral, ...(await this.outcomeOf(row, standing, tx)), endsOn, overSince: overSince(standing, communications.map(({ receivedAt }) => receivedAt)),
    });
  }

  /** Once a correction says that somebody else is employed, the network is told that the first was not, and of the other as of a new hire. */
  private async ofItsWorker(row: MandatoryEmploymentEntity, employment: Employment, communications: readonly MandatoryCommunicationEntity[], tx: Transaction): Promise<MandatoryEmploymentEntity> {
    if (row.person === null || (await this.isOf(row.person, employment, communications, tx))) return row;
    await this.takenBack(row, 'annulled', tx);
    return { ...row, person: null, placement: null, referral: null };
  }

  /** Where only one worker was ever named it is theirs, though their tax code has been corrected at this office since. Another member's candidate is known here by name alone. */
  private async isOf(person: string, { worker, firms }: Employment, communications: readonly MandatoryCommunicationEntity[], tx: Transaction): Promise<boolean> {
    if (communications.every(({ workerTaxCode }) => workerTaxCode === worker.taxCode)) return true;
    const candidate = await tx.findOneBy(CandidateEntity, { id: person });
    return candidate ? candidate.taxCode === worker.taxCode : (await this.origins.referred(worker, firms, tx)) === person;
  }

  private async outcomeOf(row: MandatoryEmploymentEntity, standing: Standing, tx: Transaction): Promise<Outcome> {
    if (standing.is !== 'told') return this.takenBack(row, standing.is, tx);
    const learnt = toLearntEmployment(standing.employment, (belfiore) => this.territory.ofBelfiore(belfiore), this.settings.codes());
    if (typeof learnt === 'string') return this.takenBack(row, learnt, tx);
    if (row.placement) return this.placed(row.placement, row, standing.employment, learnt, tx);
    const worker = await tx.findOneBy(CandidateEntity, { taxCode: standing.employment.worker.taxCode });
    if (!worker) return this.placeReferred(row, standing.employment, learnt, tx);
    // What the network has not heard of a person, or no longer, it does not hear from their employer.
    if (worker.standing !== 'published') return { outcome: 'not-shared', person: worker.id };
    return this.place(worker.id, row, standing.employment, learnt, tx);
  }

  /** Only its publisher tells of a placement (clause 6.2): of another member's the office records that it should be taken back. What the network no longer keeps is taken back already. */
  private async takenBack({ placement }: MandatoryEmploymentEntity, outcome: EmploymentOutcome, tx: Transaction): Promise<Outcome> {
    if (placement === null) return { outcome };
    return { outcome: (await this.tell.follow(placement, null, tx)) === 'others' ? 'others' : outcome };
  }

  private async place(person: string, row: MandatoryEmploymentEntity, employment: Employment, learnt: LearntEmployment, tx: Transaction): Promise<Outcome> {
    const found = await this.reconciled(person, row, employment, learnt, 'all', tx);
    switch (found.is) {
      case 'told':
        await this.tell.follow(found.placement, learnt, tx);
        return { outcome: 'confirmed', person, placement: found.placement, referral: found.referral };
      case 'referred':
        return found.ours ? this.placeOnOwn(person, { referral: found.referral }, learnt, tx) : { outcome: 'awaits-owner', person, referral: found.referral };
      case 'offered':
        return this.placeOnOwn(person, { vacancy: found.vacancy, candidate: person }, learnt, tx);
      case 'new':
        return { outcome: 'told', person, placement: await this.tell.start(person, learnt, tx), referral: null };
    }
  }

  /** Another member's candidate on a vacancy of this one: the placement is this member's to tell, and only if it is that vacancy's. */
  private async placeReferred(row: MandatoryEmploymentEntity, employment: Employment, learnt: LearntEmployment, tx: Transaction): Promise<Outcome> {
    const person = await this.origins.referred(employment.worker, employment.firms, tx);
    const found = person === undefined ? undefined : await this.reconciled(person, row, employment, learnt, 'all', tx);
    if (person === undefined || found === undefined || found.is === 'new' || found.is === 'offered') return { outcome: 'unknown-worker' };
    return this.place(person, row, employment, learnt, tx);
  }

  /** Closes the referral as hired, where there is one, and fills a position, as if an operator had recorded it. */
  private async placeOnOwn(person: string, source: PlacementSource, learnt: LearntEmployment, tx: Transaction): Promise<Outcome> {
    const placement = await this.recorder.startLearnt(source, learnt);
    // Otherwise it has begun as it is, with what the vacancy says where the employer says nothing.
    if (learnt.ended || learnt.endDate !== asBegun(learnt).endDate) await this.tell.follow(placement, learnt, tx);
    return { outcome: 'confirmed', person, placement, referral: 'referral' in source ? source.referral : null };
  }

  /** What the office told by itself gives way to what the vacancy's owner tells of the same hire. */
  private async placed(placement: string, row: MandatoryEmploymentEntity, employment: Employment, learnt: LearntEmployment, tx: Transaction): Promise<Outcome> {
    const own = row.outcome === 'told' && row.person !== null;
    const found = own ? await this.reconciled(row.person!, row, employment, learnt, 'others', tx) : { is: 'new' as const };
    if (found.is === 'told') {
      await this.tell.follow(placement, null, tx);
      return { outcome: 'confirmed', placement: found.placement, referral: found.referral };
    }
    if ((await this.tell.follow(placement, learnt, tx)) === 'gone') return { outcome: 'no-longer-known' };
    return { outcome: own ? 'told' : 'confirmed' };
  }

  private async reconciled(person: string, { id }: MandatoryEmploymentEntity, { terms, firms }: Employment, { occupation: { isco }, municipality }: LearntEmployment, whose: 'all' | 'others', tx: Transaction): Promise<Reconciliation> {
    const placements = await this.origins.placements(person, whose, tx);
    const referrals = await this.origins.referrals(person, id, tx);
    const positions = whose === 'all' ? await this.origins.positions(person, tx) : [];
    const hire = { startDate: terms.startDate, firms, isco, ...(municipality ? { municipality } : {}) };
    return decideReconciliation(hire, { placements, referrals, positions }, reconciliationWindowOn(terms.startDate), this.today());
  }

  private today(): string {
    return localDate(this.clock.now());
  }
}
