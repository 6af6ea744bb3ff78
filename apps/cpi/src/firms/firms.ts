import { boundedCount, offsetOf, refuseStaleVersion, Territory, type Expected, type Page } from '@filiera/exchange';
import { Clock, IdSource, UnitOfWork, postgresErrorOf, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { firmNotFound, unknownMunicipality, vatNumberTaken } from './firm-errors.js';
import { FirmEntity } from './firm.entity.js';
import type { ListFirmsQuery, RegisterFirmRequest } from './firm.requests.js';
import { toFirmView, type FirmView } from './firm.view.js';

type FirmData = Pick<RegisterFirmRequest, 'name' | 'vatNumber' | 'sector' | 'municipality' | 'employees'> & { taxCode?: string | null };

/** The firms that this office serves: nobody else hears of them. */
@Injectable()
export class Firms {
  constructor(
    private readonly work: UnitOfWork,
    private readonly territory: Territory,
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Conflict when the VAT number is known, Invalid for an unknown municipality */
  register(data: FirmData): Promise<FirmView> {
    this.refuseUnknown(data.municipality);
    const id = this.ids.entityId();
    const now = this.clock.now();
    return this.work.run(async (tx) => {
      await tx.insert(FirmEntity, { ...data, id, taxCode: data.taxCode ?? null, earlierCodes: [], version: 1, createdAt: now, updatedAt: now }).catch(refuseTaken);
      return toFirmView(await firmOf(id, tx));
    });
  }

  /** @throws NotFound, Conflict, Invalid */
  change(id: string, expected: readonly Expected[], data: Partial<FirmData>): Promise<FirmView> {
    if (data.municipality !== undefined) this.refuseUnknown(data.municipality);
    return this.work.run(async (tx) => {
      const firm = await tx.findOne(FirmEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!firm) throw firmNotFound();
      refuseStaleVersion(firm.version, ...expected);
      const given = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
      const earlierCodes = [...new Set([...firm.earlierCodes, ...codesOf(firm)])];
      await tx.update(FirmEntity, { id }, { ...given, earlierCodes, version: firm.version + 1, updatedAt: this.clock.now() }).catch(refuseTaken);
      return toFirmView(await firmOf(id, tx));
    });
  }

  /** By name. */
  list(query: ListFirmsQuery): Promise<Page<FirmView>> {
    return this.work.read(async (tx) => {
      const rows = tx.createQueryBuilder(FirmEntity, 'firm').where('true');
      if (query.name) rows.andWhere('position(lower(:name) IN lower(firm.name)) > 0', { name: query.name });
      if (query.vatNumber) rows.andWhere({ vatNumber: query.vatNumber });
      const total = await boundedCount(rows, tx);
      const items = await rows.orderBy('lower(firm.name)', 'ASC').addOrderBy('firm.id', 'ASC').offset(offsetOf(query)).limit(query.size).getMany();
      return { items: items.map(toFirmView), page: query.page, size: query.size, total };
    });
  }

  /** @throws NotFound */
  one(id: string): Promise<FirmView> {
    return this.work.read(async (tx) => toFirmView(await firmOf(id, tx)));
  }

  private refuseUnknown(municipality: string): void {
    if (!this.territory.find(municipality)) throw unknownMunicipality();
  }
}

/** @throws NotFound */
export async function firmOf(id: string, tx: Transaction): Promise<FirmEntity> {
  const firm = await tx.findOneBy(FirmEntity, { id });
  if (!firm) throw firmNotFound();
  return firm;
}

/** What others record of a firm names it by either. */
export function codesOf({ vatNumber, taxCode }: Pick<FirmEntity, 'vatNumber' | 'taxCode'>): string[] {
  return taxCode === null ? [vatNumber] : [vatNumber, taxCode];
}

function refuseTaken(error: unknown): never {
  throw postgresErrorOf(error)?.constraint === 'firm_vat_number' ? vatNumberTaken() : error;
}
