import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { offsetOf } from '../paging/page-query.js';
import { KnownSubjects } from '../referrals/known-subjects.js';
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
    private readonly dataSource: DataSource,
    private readonly subjects: KnownSubjects,
  ) {}

  /** A page, the last started first. */
  async page({ page, size, status, candidate, vacancy, referral }: PlacementQuery): Promise<PlacementPageView> {
    const [rows, total] = await this.dataSource.manager.findAndCount(PlacementEntity, {
      where: { ...(status ? { status } : {}), ...(candidate ? { person: candidate } : {}), ...(vacancy ? { vacancy } : {}), ...(referral ? { referral } : {}) },
      order: { startDate: 'DESC', id: 'ASC' }, skip: offsetOf({ page, size }), take: size,
    });
    return { items: await this.views(rows), page, size, total };
  }

  /** @throws NotFound */
  async one(id: string): Promise<PlacementView> {
    const row = await this.dataSource.manager.findOneBy(PlacementEntity, { id });
    if (!row) throw placementNotFound();
    return (await this.views([row]))[0]!;
  }

  private async views(rows: PlacementEntity[]): Promise<PlacementView[]> {
    const { manager } = this.dataSource;
    const vacancies = await this.subjects.vacancies(rows.flatMap(({ vacancy }) => vacancy ?? []), manager);
    const referrals = new Set(
      (await manager.find(ReferralEntity, { select: { id: true }, where: { id: In(rows.flatMap(({ referral }) => referral ?? [])) } })).map(({ id }) => id),
    );
    return rows.map((row) => ({
      id: row.id,
      version: row.version,
      status: row.status,
      candidate: row.person,
      referral: row.referral,
      referralKnown: row.referral !== null && referrals.has(row.referral),
      vacancy: row.vacancy,
      vacancyTitle: (row.vacancy && vacancies.get(row.vacancy)?.title) ?? null,
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
