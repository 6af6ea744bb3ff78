import { type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { boundedPage } from '../paging/bounded-page.js';
import { keyOf, KnownSubjects } from '../referrals/known-subjects.js';
import { ReferralEntity } from '../referrals/referral.entity.js';
import { placementWarnings } from './decide-placement.js';
import { placementNotFound } from './placement-errors.js';
import { PlacementEntity, placementStateOf } from './placement.entity.js';
import type { PlacementQuery } from './placement.requests.js';
import type { PlacementPageView, PlacementView } from './placement.view.js';

/** Placements as people read them, linked to the referral and the vacancy that this node knows by now. */
@Injectable()
export class ReadPlacements {
  constructor(
    private readonly work: UnitOfWork,
    private readonly subjects: KnownSubjects,
  ) {}

  /** A page, the last started first. */
  page({ page, size, status, candidate, vacancy, referral }: PlacementQuery): Promise<PlacementPageView> {
    const where = { ...(status ? { status } : {}), ...(candidate ? { person: candidate } : {}), ...(vacancy ? { vacancy } : {}), ...(referral ? { referral } : {}) };
    return this.work.read(async (tx) => {
      const found = await boundedPage(PlacementEntity, { where, order: { startDate: 'DESC', id: 'ASC' } }, { page, size }, tx);
      return { ...found, items: await this.views(found.items, tx) };
    });
  }

  /** @throws NotFound */
  one(id: string): Promise<PlacementView> {
    return this.work.run(async (tx) => {
      const row = await tx.findOneBy(PlacementEntity, { id });
      if (!row) throw placementNotFound();
      return (await this.views([row], tx))[0]!;
    });
  }

  private async views(rows: readonly PlacementEntity[], tx: Transaction): Promise<PlacementView[]> {
    const vacancies = await this.subjects.vacancies(rows.flatMap(({ vacancy, vacancyOwner }) => (vacancy ? [{ vacancy, vacancyOwner }] : [])), tx);
    const referrals = new Set(
      (await tx.find(ReferralEntity, { select: { id: true }, where: { id: In(rows.flatMap(({ referral }) => referral ?? [])) } })).map(({ id }) => id),
    );
    return rows.map((row) => ({
      id: row.id,
      version: row.version,
      status: row.status,
      candidate: row.person,
      referral: row.referral,
      referralKnown: row.referral !== null && referrals.has(row.referral),
      vacancy: row.vacancy,
      vacancyTitle: (row.vacancy && vacancies.get(keyOf({ vacancy: row.vacancy, vacancyOwner: row.vacancyOwner }))?.title) || null,
      vacancyOwner: row.vacancyOwner,
      holder: row.holder,
      occupation: row.occupation,
      contract: row.contract,
      startDate: row.startDate,
      endDate: row.endDate,
      endReason: row.endReason ?? null,
      municipality: row.municipality,
      weeklyHours: row.weeklyHours === null ? null : Number(row.weeklyHours),
      sample: row.sample,
      warnings: placementWarnings(placementStateOf(row)),
    }));
  }
}
