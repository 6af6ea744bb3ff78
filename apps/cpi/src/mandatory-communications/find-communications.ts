import { boundedCount, offsetOf, type Page } from '@filiera/exchange';
import { UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { communicationNotFound } from './communication-errors.js';
import type { CommunicationQuery } from './communication-query.js';
import { type CommunicationSummary, type CommunicationView, toSummary, toView } from './communication-views.js';
import { MandatoryCommunicationEntity } from './mandatory-communication.entity.js';
import { MandatoryCommunicationsSettings } from './mandatory-communications-settings.js';
import { MandatoryEmploymentEntity } from './mandatory-employment.entity.js';

/** Finds the communications that were taken. */
@Injectable()
export class FindCommunications {
  constructor(private readonly work: UnitOfWork, private readonly settings: MandatoryCommunicationsSettings) {}

  /** A page, the last received first. */
  page({ page, size, late, kind, outcome, candidate }: CommunicationQuery): Promise<Page<CommunicationSummary>> {
    return this.work.read(async (tx) => {
      const rows = tx.createQueryBuilder(MandatoryCommunicationEntity, 'communication');
      if (late !== undefined) rows.andWhere(late ? 'communication.days_late > 0' : 'communication.days_late = 0');
      if (kind) rows.andWhere('communication.kind = :kind', { kind });
      if (outcome) rows.andWhere('communication.employment IN (SELECT e.id FROM mandatory_employment e WHERE e.outcome = :outcome)', { outcome });
      if (candidate) rows.andWhere('communication.employment IN (SELECT e.id FROM mandatory_employment e WHERE e.person = :candidate)', { candidate });
      const total = await boundedCount(rows, tx);
      const found = await rows.orderBy({ 'communication.receivedAt': 'DESC', 'communication.id': 'ASC' }).offset(offsetOf({ page, size })).limit(size).getMany();
      const employments = await tx.findBy(MandatoryEmploymentEntity, { id: In(found.map(({ employment }) => employment)) });
      const byId = new Map(employments.map((employment) => [employment.id, employment]));
      return { items: found.map((row) => toSummary(row, byId.get(row.employment)!)), page, size, total };
    });
  }

  /** @throws NotFound */
  one(id: string): Promise<CommunicationView> {
    return this.work.read(async (tx) => {
      const row = await tx.findOneBy(MandatoryCommunicationEntity, { id });
      if (!row) throw communicationNotFound();
      const employment = await tx.findOneByOrFail(MandatoryEmploymentEntity, { id: row.employment });
      return toView(row, employment, await tx.findBy(MandatoryCommunicationEntity, { employment: row.employment }), this.settings.codes());
    });
  }
}
