import { Clock, MemberRegistry, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import { boundedCount } from '../paging/bounded-count.js';
import { offsetOf } from '../paging/page-query.js';
import { answerTime } from './answer-time.js';
import { awaitsAnswerOf, partyOf } from './decide-referral.js';
import { needsContacts } from './drop-contacts.js';
import { keyOf, KnownSubjects } from './known-subjects.js';
import { noContacts, referralNotFound } from './referral-errors.js';
import { ReferralContactsEntity, ReferralEntity, ReferralStepEntity } from './referral.entity.js';
import type { ReferralQuery } from './referral.requests.js';
import type { ContactsView, PartyView, ReferralPageView, ReferralView } from './referral.view.js';
import { prevailingStep, stepOf } from './stored-step.js';

/** Referrals as people read them, with what this node knows of vacancy and members by now. */
@Injectable()
export class ReadReferrals {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registry: MemberRegistry,
    private readonly subjects: KnownSubjects,
    private readonly clock: Clock,
  ) {}

  /** A page, the last changed first. */
  page(query: ReferralQuery): Promise<ReferralPageView> {
    return this.work.read(async (tx) => {
      const found = this.matching(query, tx);
      const total = await boundedCount(found, tx);
      const rows = await found.orderBy('r.changedAt', 'DESC').addOrderBy('r.id').offset(offsetOf(query)).limit(query.size).getMany();
      return { items: await this.views(rows, tx), page: query.page, size: query.size, total };
    });
  }

  /** @throws NotFound */
  one(id: string): Promise<ReferralView> {
    return this.work.run(async (tx) => (await this.views([await find(id, tx)], tx))[0]!);
  }

  /**
   * The candidate's contacts, at the vacancy's owner, while the referral needs them.
   * @throws NotFound
   */
  contacts(id: string): Promise<ContactsView> {
    return this.work.run(async (tx) => {
      const { status, outcome } = await find(id, tx);
      const contacts = await tx.findOneBy(ReferralContactsEntity, { referral: id, way: 'received' });
      if (!contacts || !needsContacts({ status, outcome: outcome ?? undefined })) throw noContacts();
      return { firstName: contacts.firstName!, lastName: contacts.lastName!, email: contacts.email, phone: contacts.phone, receivedAt: contacts.at.toISOString() };
    });
  }

  private matching(query: ReferralQuery, tx: Transaction): SelectQueryBuilder<ReferralEntity> {
    const me = this.registry.self().id;
    const found = tx.createQueryBuilder(ReferralEntity, 'r').where('true');
    if (query.status) found.andWhere('r.status = :status', { status: query.status });
    if (query.vacancy) found.andWhere('r.vacancy = :vacancy', { vacancy: query.vacancy });
    if (query.candidate) found.andWhere('r.person = :candidate', { candidate: query.candidate });
    const mine = `CASE r.proposedBy WHEN 'holder' THEN r.holder ELSE r.vacancyOwner END = :me`;
    if (query.direction) found.andWhere(query.direction === 'sent' ? mine : `NOT (${mine})`, { me });
    if (query.waitingFor) found.andWhere(`r.status = 'proposed' AND NOT (${mine})`, { me });
    return found;
  }

  /** Steps, contacts, vacancies and names for the whole page at once. */
  private async views(rows: ReferralEntity[], tx: Transaction): Promise<ReferralView[]> {
    const ids = rows.map(({ id }) => id);
    const steps = await tx.findBy(ReferralStepEntity, { referral: In(ids) });
    const contacts = new Map((await tx.find(ReferralContactsEntity, { select: { referral: true, way: true }, where: { referral: In(ids) } })).map((one) => [one.referral, one.way]));
    const vacancies = await this.subjects.vacancies(rows, tx);
    const names = await this.namesOf(rows.flatMap(({ holder, vacancyOwner }) => [holder, vacancyOwner]));
    return rows.map((row) => {
      const { state } = prevailingStep(row);
      const me = this.registry.self().id;
      const own = steps.filter(({ referral }) => referral === row.id).sort((a, b) => a.version - b.version || a.at.getTime() - b.at.getTime());
      const answer = answerTime(own.map((step) => stepOf(row, step)), this.clock.now());
      const vacancy = vacancies.get(keyOf(row));
      const party = (id: string): PartyView => ({ id, name: names.get(id) ?? null });
      return {
        id: row.id,
        version: row.version,
        status: row.status,
        candidate: row.person,
        vacancy: { id: row.vacancy, known: vacancy !== undefined, title: vacancy?.title ?? null, status: vacancy?.status ?? null },
        vacancyOwner: party(row.vacancyOwner),
        holder: party(row.holder),
        proposedBy: row.proposedBy,
        direction: partyOf(me, state) === row.proposedBy ? 'sent' : 'received',
        waitingForMe: awaitsAnswerOf(me, state),
        answerBy: row.answerBy.toISOString(),
        answeredAt: answer.answeredAt?.toISOString() ?? null,
        late: answer.late,
        declineReason: row.declineReason ?? null,
        outcome: row.outcome ?? null,
        contacts: contacts.get(row.id) ?? 'none',
        steps: own.map((step) => ({ status: step.status, by: step.by, at: step.at.toISOString() })),
      };
    });
  }

  private async namesOf(ids: string[]): Promise<Map<string, string>> {
    const members = await Promise.all([...new Set(ids)].map((id) => this.registry.find(id)));
    return new Map(members.flatMap((member) => (member ? [[member.id, member.name]] : [])));
  }
}

async function find(id: string, tx: Transaction): Promise<ReferralEntity> {
  const referral = await tx.findOneBy(ReferralEntity, { id });
  if (!referral) throw referralNotFound();
  return referral;
}
