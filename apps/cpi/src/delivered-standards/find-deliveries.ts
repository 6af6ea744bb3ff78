import { boundedPage } from '@filiera/exchange';
import { UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { Between, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import { DeliveredStandardEntity } from './delivered-standard.entity.js';
import type { DeliveryPeriod, DeliveryQuery } from './delivered-standard.requests.js';
import { DeliveredStandardsSettings } from './delivered-standards-settings.js';
import { type DeliveredStandardPageView, type DeliveredStandardView, type StandardCountView, toDeliveredStandardView } from './delivered-standard.view.js';
import type { StandardLetter } from './standard-rules.js';

/** The services delivered, one by one and counted. */
@Injectable()
export class FindDeliveries {
  constructor(private readonly work: UnitOfWork, private readonly settings: DeliveredStandardsSettings) {}

  /** A page, the newest first. */
  async list({ page, size, candidate, pact, letter, from, to }: DeliveryQuery): Promise<DeliveredStandardPageView> {
    const deliveredOn = from && to ? Between(from, to) : from ? MoreThanOrEqual(from) : to ? LessThanOrEqual(to) : undefined;
    const where = { ...(candidate ? { person: candidate } : {}), ...(pact ? { pact } : {}), ...(letter ? { letter } : {}), ...(deliveredOn ? { deliveredOn } : {}) };
    const found = await this.work.read((tx) => boundedPage(DeliveredStandardEntity, { where, order: { deliveredOn: 'DESC', id: 'ASC' } }, { page, size }, tx));
    return { ...found, items: found.items.map((delivered) => this.view(delivered)) };
  }

  /** A service as people read it. */
  view(delivered: DeliveredStandardEntity): DeliveredStandardView {
    return toDeliveredStandardView(delivered, this.settings.standardOn(delivered.letter, delivered.deliveredOn));
  }

  /** How many of each letter in each month of a period, the earliest month first. */
  async counts({ from, to }: DeliveryPeriod): Promise<StandardCountView[]> {
    const rows = await this.work.read((tx) => tx.query<{ month: string; letter: StandardLetter; delivered: string }[]>(
      `SELECT month, letter, sum(delivered) AS delivered FROM delivered_standard_count
       WHERE delivered_on >= coalesce($1::date, '-infinity') AND delivered_on <= coalesce($2::date, 'infinity') GROUP BY month, letter ORDER BY month, letter`,
      [from ?? null, to ?? null],
    ));
    return rows.map(({ month, letter, delivered }) => ({ month, letter, delivered: Number(delivered) }));
  }
}
