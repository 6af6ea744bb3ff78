import { SweepsRegularly, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

const PRUNE_EVERY_MILLISECONDS = 3_600_000;

/** A document to keep. */
export interface KeptDocument {
  readonly reference: string;
  readonly xml: string;
  readonly modified: string | null;
}

/** The documents that published vacancies came from. They may name contact persons of firms, so none outlives its vacancy. */
@Injectable()
export class EuresDocuments extends SweepsRegularly {
  constructor(private readonly work: UnitOfWork) {
    super(PRUNE_EVERY_MILLISECONDS, 'documents of closed vacancies could not be dropped');
  }

  /**
   * Each reference at most once; of a vacancy that is not published, nothing is kept. Without a moment another document may be older than what the interface
   * gave: nobody knows then when this one was changed there, so that the interface is asked again.
   */
  async keep(documents: readonly KeptDocument[], tx: Transaction): Promise<void> {
    if (documents.length === 0) return;
    await tx.query(
      `INSERT INTO eures_document (reference, xml, modified) SELECT d.* FROM jsonb_to_recordset($1::jsonb) AS d(reference text, xml text, modified text)
       JOIN vacancy v ON v.origin_system = 'eures' AND v.origin_reference = d.reference AND v.stage = 'published'
       ON CONFLICT (reference) DO UPDATE SET xml = excluded.xml,
         modified = CASE WHEN excluded.xml = eures_document.xml THEN coalesce(excluded.modified, eures_document.modified) ELSE excluded.modified END`,
      [JSON.stringify(documents)]);
  }

  async drop(references: readonly string[], tx: Transaction): Promise<void> {
    await tx.query(`DELETE FROM eures_document WHERE reference = ANY ($1)`, [references]);
  }

  /** When each was last changed there, for those of which that is known. */
  modifiedOf(references: readonly string[]): Promise<Map<string, string>> {
    return this.work.read(async (tx) => {
      const rows = await tx.query<{ reference: string; modified: string }[]>(
        `SELECT reference, modified FROM eures_document WHERE reference = ANY ($1) AND modified IS NOT NULL`, [references]);
      return new Map(rows.map(({ reference, modified }) => [reference, modified]));
    });
  }

  /** The document that a vacancy came from, while it is published. */
  async xmlOf(reference: string): Promise<string | undefined> {
    const [row] = await this.work.read((tx) => tx.query<{ xml: string }[]>(`SELECT xml FROM eures_document WHERE reference = $1`, [reference]));
    return row?.xml;
  }

  /** Vacancies are also closed by their date and by hand. @returns how many documents were dropped */
  override sweep(): Promise<number> {
    return this.work.run(async (tx) => {
      const [, dropped] = await tx.query<[unknown, number]>(
        `DELETE FROM eures_document d USING vacancy v WHERE v.origin_system = 'eures' AND v.origin_reference = d.reference AND v.stage <> 'published'`);
      return dropped;
    });
  }
}
