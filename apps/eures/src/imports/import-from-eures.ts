import { ImportedVacancies, localDate, type ImportedVacancy } from '@filiera/exchange';
import { Clock, IdSource, UnitOfWork, type RequestUser } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { FaultyDocument } from '../reading/document-fault.js';
import { readPositionOpening, type PositionOpening } from '../reading/position-opening.js';
import { toVacancy, type KnownWords, type MappedVacancy } from '../reading/to-vacancy.js';
import { EuresImportEntity } from './eures-import.entity.js';
import type { ImportReport, RefusedDocument } from './import-report.js';
import type { ImportRequest } from './import-request.js';
import { ReadWords } from './known-words.js';
import { shiftedToToday } from './shift-dates.js';

const SYSTEM = 'eures';

/** A document to take in, named for the report, with the reference that EURES's interface gave it. */
interface Incoming {
  readonly name: string;
  readonly xml: string;
  readonly reference: string | undefined;
}

interface Opened extends Incoming {
  readonly document: PositionOpening;
}

interface Ready extends ImportedVacancy {
  readonly name: string;
  readonly lines: MappedVacancy['lines'];
}

/** Brings vacancies in from EURES: what can be taken is taken, each document that cannot is told with all its faults. */
@Injectable()
export class ImportFromEures {
  constructor(
    private readonly vacancies: ImportedVacancies,
    private readonly words: ReadWords,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** Doing it again changes nothing: a vacancy is known by its reference. */
  async run(request: ImportRequest, user: RequestUser): Promise<EuresImportEntity> {
    const refused: RefusedDocument[] = [];
    const closed = (request.details ?? []).filter(({ status }) => status === 'CLOSED').map(({ source, reference }) => `${source}/${reference}`);
    const opened = incomingOf(request).flatMap((incoming) => refusing(incoming.name, refused, () => ({ ...incoming, document: readPositionOpening(incoming.xml) })) ?? []);
    closed.push(...opened.filter(({ document }) => document.closed).map(referenceOf));
    const words = await this.words.of(opened.map(({ document }) => document));
    const ready = opened.filter(({ document }) => !document.closed).flatMap((each) => refusing(each.name, refused, () => this.ready(each, words, request.shiftDates ?? false)) ?? []);

    const outcome = await this.vacancies.bringIn(SYSTEM, ready);
    const taken = await this.vacancies.close(SYSTEM, closed);
    const byReference = new Map(ready.map((each) => [each.reference, each]));
    for (const { reference, faults } of outcome.refused) {
      const { name, lines } = byReference.get(reference)!;
      refused.push(...faults.map(({ field, text }) => ({ name, line: lines[field.split(/[.[]/)[0]!] ?? 1, field, reason: text })));
    }
    return this.keep({
      created: outcome.published, updated: outcome.updated, unchanged: outcome.unchanged, closed: [...outcome.expired, ...taken.closed], refused,
    }, request, user);
  }

  private ready(opened: Opened, words: KnownWords, shiftDates: boolean): Ready {
    const vacancy = toVacancy(opened.document, words);
    const { content, lines } = shiftDates ? shiftedToToday(vacancy, localDate(this.clock.now())) : vacancy;
    return { name: opened.name, reference: referenceOf(opened), content, lines };
  }

  private keep(report: ImportReport, request: ImportRequest, user: RequestUser): Promise<EuresImportEntity> {
    return this.work.run(async (tx) => {
      const made = { id: this.ids.entityId(), at: this.clock.now(), askedBy: user.label, shiftDates: request.shiftDates ?? false, report };
      await tx.insert(EuresImportEntity, made);
      return made;
    });
  }
}

function incomingOf({ documents = [], details = [] }: ImportRequest): Incoming[] {
  return [
    ...documents.map(({ name, xml }) => ({ name, xml, reference: undefined })),
    ...details.filter(({ status }) => status === 'ACTIVE').map(({ reference, source, content }) => ({ name: reference, xml: content ?? '', reference: `${source}/${reference}` })),
  ];
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
