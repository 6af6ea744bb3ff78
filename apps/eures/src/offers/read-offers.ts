import type { CandidateProfile, VacancyState } from '@filiera/contracts';
import { NodeSettings, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { writeCandidate } from '../writing/write-candidate.js';
import { writePositionOpening } from '../writing/write-position-opening.js';
import { CONTENT, type OfferFamily } from './offer-families.js';
import { OfferLedger, type OfferRow } from './offer-ledger.js';
import { toOfferChanges, toOfferReference, type OfferChanges, type OfferDetail } from './offer-views.js';

const FORMAT = '1.3';

/** What this node offers to EURES, as the interface tells it. */
@Injectable()
export class ReadOffers {
  constructor(private readonly work: UnitOfWork, private readonly ledger: OfferLedger, private readonly settings: NodeSettings) {}

  /** Everything, closed offers included. */
  all(family: OfferFamily): Promise<OfferChanges> {
    return this.changes(family, 0);
  }

  /** What was created, changed or closed at a moment (milliseconds since the epoch) or later. */
  changes(family: OfferFamily, since: number): Promise<OfferChanges> {
    return this.current(family, async (tx) => toOfferChanges(await this.ledger.since(family, since, tx), since, this.settings.member.id));
  }

  /** Some offers with their documents; references that were never given are left out. */
  details(family: OfferFamily, references: readonly string[]): Promise<OfferDetail[]> {
    return this.current(family, async (tx) => {
      const rows = await this.ledger.of(family, references, tx);
      const contents = await this.contents(family, rows.filter(({ closed }) => closed === null), tx);
      return rows.map((row): OfferDetail => {
        const content = contents.get(`${row.publisher}.${row.entity}`);
        return { ...toOfferReference(row, this.settings.member.id), content: content === undefined ? '' : this.written(family, row, content), contentFormatVersion: FORMAT };
      });
    });
  }

  /** Reads in the transaction that brought the ledger up to date: what is told has its moment already. */
  private current<T>(family: OfferFamily, read: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.work.run(async (tx) => {
      await this.ledger.refresh(family, tx);
      return read(tx);
    });
  }

  private async contents(family: OfferFamily, rows: readonly OfferRow[], tx: Transaction): Promise<Map<string, object>> {
    const found = await tx.query<{ publisher: string; entity: string; content: object }[]>(
      `SELECT b.* FROM (${CONTENT[family]}) AS b JOIN jsonb_to_recordset($1::jsonb) AS o(publisher text, entity uuid) USING (publisher, entity)`, [JSON.stringify(rows)]);
    return new Map(found.map(({ publisher, entity, content }) => [`${publisher}.${entity}`, content]));
  }

  private written(family: OfferFamily, { reference, created }: OfferRow, content: object): string {
    const { id, name } = this.settings.member;
    const document = { agency: id, agencyName: name, number: reference, validFrom: new Date(created).toISOString().slice(0, 10) };
    if (family === 'cv') return writeCandidate(content as CandidateProfile, document);
    const vacancy = content as VacancyState;
    return writePositionOpening(vacancy, { ...document, validFrom: vacancy.publishedOn });
  }
}
