import { Clock, IdSource, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { boundedPage } from '../paging/bounded-page.js';
import type { Page, PageQuery } from '../paging/page-query.js';
import { HostAgreementEntity } from './host-agreement.entity.js';
import { hostAgreementNotFound, invalidAgreement } from './internship-errors.js';

/** The agreements of this member with firms that take people in. */
@Injectable()
export class HostAgreements {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock, private readonly ids: IdSource) {}

  /** @throws Invalid when it ends before it begins */
  sign(terms: Pick<HostAgreementEntity, 'hostName' | 'hostVatNumber' | 'validFrom' | 'validUntil'>): Promise<HostAgreementEntity> {
    const { hostName, hostVatNumber, validFrom, validUntil } = terms;
    if (validUntil < validFrom) throw invalidAgreement();
    const agreement = { id: this.ids.entityId(), hostName, hostVatNumber, validFrom, validUntil, createdAt: this.clock.now() };
    return this.work.run(async (tx) => {
      await tx.insert(HostAgreementEntity, agreement);
      return agreement;
    });
  }

  /** By the host's name. */
  page(query: PageQuery): Promise<Page<HostAgreementEntity>> {
    return this.work.read((tx) => boundedPage(HostAgreementEntity, { order: { hostName: 'ASC', id: 'ASC' } }, query, tx));
  }

  /** @throws NotFound */
  async read(id: string, tx: Transaction): Promise<HostAgreementEntity> {
    const agreement = await tx.findOneBy(HostAgreementEntity, { id });
    if (!agreement) throw hostAgreementNotFound();
    return agreement;
  }
}
