import { ImportedVacancies, localDate, type ImportedVacancy } from '@filiera/exchange';
import { Clock, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { FaultyDocument } from '../reading/document-fault.js';
import { readPositionOpening, type PositionOpening } from '../reading/position-opening.js';
import { toVacancy, type KnownWords, type MappedVacancy } from '../reading/to-vacancy.js';
import { EuresDocuments } from './eures-documents.js';
import type { ImportReport, RefusedDocument } from './import-report.js';
import { ReadWords } from './known-words.js';
import { shiftedToToday } from './shift-dates.js';

const SYSTEM = 'eures';

/** A document to take in, named for the report. */
export interface Incoming {
  readonly name: string;
  readonly xml: string;
  /** The reference that EURES's interface gave it; of a file, the document tells. */
  readonly reference?: string | undefined;
  /** When the interface says that it was last changed, in its own words. */
  readonly modified?: string | undefined;
}

interface Opened extends Incoming {
  readonly document: PositionOpening;
}

interface Ready extends ImportedVacancy {
  readonly name: string;
  readonly xml: string;
  readonly modified: string | null;
  readonly lines: MappedVacancy['lines'];
}

/** Takes documents of EURES in, however they came: what can be taken is taken, each that cannot is told with all its faults. */
@Injectable()
export class TakeDocuments {
  constructor(
    private readonly vacancies: ImportedVacancies,
    private readonly documents: EuresDocuments,
    private readonly words: ReadWords,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Doing it again changes nothing: a vacancy is known by its reference. A vacancy and its document are saved together.
   * @param closings references of what is closed there
   */
  async run(incoming: readonly Incoming[], closings: readonly string[], shiftDates = false): Promise<ImportReport> {
    const refused: RefusedDocument[] = [];
    const opened = incoming.flatMap((each) => refusing(each.name, refused, () => ({ ...each, document: readPositionOpening(each.xml) })) ?? []);
    const words = await this.words.of(opened.map(({ document }) => document));
    const ready = opened.filter(({ document }) => !document.closed).flatMap((each) => refusing(each.name, refused, () => this.ready(each, words, shiftDates)) ?? []);
    const closed = [...closings, ...opened.filter(({ document }) => document.closed).map(referenceOf)];
    const report = await this.work.run((tx) => this.save(ready, closed, (kept) => this.documents.keep(kept, tx), (gone) => this.documents.drop(gone, tx)));
    return { ...report, refused: [...refused, ...report.refused] };
  }

  private async save(
    ready: readonly Ready[], closings: readonly string[], keep: (kept: readonly Ready[]) => Promise<void>, drop: (gone: readonly string[]) => Promise<void>,
  ): Promise<ImportReport> {
    const byReference = new Map(ready.map((each) => [each.reference, each]));
    const outcome = await this.vacancies.bringIn(SYSTEM, ready);
    const taken = await this.vacancies.close(SYSTEM, closings);
    await keep([...outcome.published, ...outcome.updated, ...outcome.unchanged].map((reference) => byReference.get(reference)!));
    const closed = [...outcome.expired, ...taken.closed];
    await drop([...closed, ...closings]);
    const refused = outcome.refused.flatMap(({ reference, faults }) => {
      const { name, lines } = byReference.get(reference)!;
      return faults.map(({ field, text }): RefusedDocument => ({ name, line: lines[field.split(/[.[]/)[0]!] ?? 1, field, reason: text }));
    });
    return { created: outcome.published, updated: outcome.updated, unchanged: outcome.unchanged, closed, refused };
  }

  private ready(opened: Opened, words: KnownWords, shiftDates: boolean): Ready {
    const vacancy = toVacancy(opened.document, words);
    const { content, lines } = shiftDates ? shiftedToToday(vacancy, localDate(this.clock.now())) : vacancy;
    return { name: opened.name, xml: opened.xml, modified: opened.modified ?? null, reference: referenceOf(opened), content, lines };
  }
}

/** The reference under which the network keeps it: the agency's name and its number there, one and the same for files and for the interface. */
function referenceOf({ document, reference }: Opened): string {
  return reference ?? `${document.agency.replaceAll('/', '-')}/${document.number}`;
}

function refusing<T>(name: string, refused: RefusedDocument[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FaultyDocument)) throw error;
    refused.push(...error.faults.map((fault) => ({ name, ...fault })));
    return undefined;
  }
}
