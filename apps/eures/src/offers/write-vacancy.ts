import { SearchVacancies } from '@filiera/exchange';
import { NodeSettings } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { EuresDocuments } from '../imports/eures-documents.js';
import { ReadWords } from '../imports/known-words.js';
import { readPositionOpening } from '../reading/position-opening.js';
import { writeOverDocument, writePositionOpening } from '../writing/write-position-opening.js';

/** Writes a vacancy of the board as a PositionOpening: one that came from EURES over the document that it came from. */
@Injectable()
export class WriteVacancy {
  constructor(
    private readonly board: SearchVacancies,
    private readonly documents: EuresDocuments,
    private readonly words: ReadWords,
    private readonly settings: NodeSettings,
  ) {}

  /** @throws NotFound, Conflict as the board does */
  async document(id: string, publisher?: string): Promise<string> {
    const vacancy = await this.board.one(id, publisher);
    const { id: agency, name: agencyName } = this.settings.member;
    // Another member may have brought it in: its document is there.
    const original = vacancy.publisher === agency && vacancy.origin ? await this.documents.xmlOf(vacancy.origin.reference) : undefined;
    if (original === undefined) return writePositionOpening(vacancy, { agency, agencyName, number: `${vacancy.publisher}.${id}`, validFrom: vacancy.publishedOn });
    return writeOverDocument(original, vacancy, await this.words.of([readPositionOpening(original)]));
  }
}
