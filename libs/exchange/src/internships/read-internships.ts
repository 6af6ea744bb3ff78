import { Clock, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { localDate } from '../calendar/local-date.js';
import { boundedPage } from '../paging/bounded-page.js';
import type { Page } from '../paging/page-query.js';
import { HostAgreementEntity } from './host-agreement.entity.js';
import { internshipNotFound } from './internship-errors.js';
import { InternshipEntity, InternshipSuspensionEntity } from './internship.entity.js';
import type { InternshipsQuery } from './internship.requests.js';
import { toInternshipView, type InternshipView } from './internship.view.js';

/** Internships as people read them. */
@Injectable()
export class ReadInternships {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock) {}

  /** A page, the last to start first. */
  page({ page, size, candidate, agreement }: InternshipsQuery): Promise<Page<InternshipView>> {
    const where = { ...(candidate && { candidate }), ...(agreement && { agreement }) };
    return this.work.read(async (tx) => {
      const found = await boundedPage(InternshipEntity, { where, order: { startDate: 'DESC', id: 'ASC' } }, { page, size }, tx);
      return { ...found, items: await this.views(found.items, tx) };
    });
  }

  /** @throws NotFound */
  one(id: string): Promise<InternshipView> {
    return this.work.read(async (tx) => {
      const row = await tx.findOneBy(InternshipEntity, { id });
      if (!row) throw internshipNotFound();
      return (await this.views([row], tx))[0]!;
    });
  }

  private async views(rows: readonly InternshipEntity[], tx: Transaction): Promise<InternshipView[]> {
    const suspensions = await tx.find(InternshipSuspensionEntity, { where: { internship: In(rows.map(({ id }) => id)) }, order: { from: 'ASC' } });
    const agreements = await tx.findBy(HostAgreementEntity, { id: In(rows.map(({ agreement }) => agreement)) });
    const hosts = new Map(agreements.map(({ id, hostName }) => [id, hostName]));
    const today = localDate(this.clock.now());
    return rows.map((row) => toInternshipView(row, hosts.get(row.agreement) ?? '', suspensions.filter(({ internship }) => internship === row.id), today));
  }
}
